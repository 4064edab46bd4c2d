package io.storager;

import java.util.Objects;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** A part of an upload. */
public final class Part {

	private final int index;

	private final long size;

	private final String etag;

	private final @Nullable Long crc64;

	private Part(int index, long size, String etag, @Nullable Long crc64) {
		this.index = index;
		this.size = size;
		this.etag = Objects.requireNonNull(etag, "'etag' must not be null");
		this.crc64 = crc64;
	}

	/**
	 * A part that somebody else has uploaded, a browser for example.
	 * @param index its place, counted from 0
	 * @param size its length in bytes
	 * @param etag the entity tag that the service gave it, without quotes
	 */
	public static Part of(int index, long size, String etag) {
		return new Part(index, size, etag, null);
	}

	/**
	 * The same part with a checksum.
	 * @param crc64 its CRC-64/XZ, or {@code null} if the service told none
	 */
	public Part withCrc64(@Nullable Long crc64) {
		return new Part(this.index, this.size, this.etag, crc64);
	}

	/** Its place, counted from 0. */
	public int index() {
		return this.index;
	}

	/** Its length in bytes. */
	public long size() {
		return this.size;
	}

	/** The entity tag that the service gave it, without quotes. */
	public String etag() {
		return this.etag;
	}

	/** Its CRC-64/XZ, if the service told. */
	public @Nullable Long crc64() {
		return this.crc64;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("index", this.index)
			.with("size", this.size)
			.with("etag", this.etag)
			.with("crc64", this.crc64);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Part that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("Part");
	}

}
