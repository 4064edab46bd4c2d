package io.storager.options;

import java.util.Objects;

import io.storager.ListMode;
import io.storager.Storager;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Storager#list} and {@link Storager#listPage}. */
public final class ListOptions {

	/** No options at all. */
	public static final ListOptions DEFAULT = builder().build();

	private final ListMode listMode;

	private final @Nullable Integer pageSize;

	private final @Nullable String startAfter;

	private final @Nullable String continuationToken;

	private ListOptions(Builder builder) {
		this.listMode = builder.listMode;
		this.pageSize = builder.pageSize;
		this.startAfter = builder.startAfter;
		this.continuationToken = builder.continuationToken;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().listMode(this.listMode)
			.pageSize(this.pageSize)
			.startAfter(this.startAfter)
			.continuationToken(this.continuationToken);
	}

	/** How the path is looked at. */
	public ListMode listMode() {
		return this.listMode;
	}

	/**
	 * The most entries that one request asks for, and so the most that a page of
	 * {@link Storager#listPage} has: 1 to 1000, or {@code null} for 1000.
	 */
	public @Nullable Integer pageSize() {
		return this.pageSize;
	}

	/**
	 * The path behind which the listing starts, in the order of the UTF-8 bytes of the
	 * keys, or {@code null} to start at the beginning. It is relative to the work dir or
	 * absolute, as the path of the listing is, has to be under that path, and need not
	 * exist. In dir mode it excludes a directory that it is in.
	 */
	public @Nullable String startAfter() {
		return this.startAfter;
	}

	/**
	 * The {@link io.storager.Page#nextToken() token} of an earlier page of the same
	 * listing, or {@code null} for the first page. With a token, {@link #startAfter()}
	 * has no effect: the pages before have taken care of it.
	 */
	public @Nullable String continuationToken() {
		return this.continuationToken;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("listMode", this.listMode)
			.with("pageSize", this.pageSize)
			.with("startAfter", this.startAfter)
			.with("continuationToken", this.continuationToken);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ListOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("ListOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private ListMode listMode = ListMode.PREFIX;

		private @Nullable Integer pageSize;

		private @Nullable String startAfter;

		private @Nullable String continuationToken;

		private Builder() {
		}

		/** Set how the path is looked at. */
		public Builder listMode(ListMode listMode) {
			this.listMode = Objects.requireNonNull(listMode, "'listMode' must not be null");
			return this;
		}

		/** Set the most entries that one request asks for, 1 to 1000. */
		public Builder pageSize(@Nullable Integer pageSize) {
			this.pageSize = pageSize;
			return this;
		}

		/** Set the path behind which the listing starts. */
		public Builder startAfter(@Nullable String startAfter) {
			this.startAfter = startAfter;
			return this;
		}

		/** Set the token of an earlier page, which says where to go on. */
		public Builder continuationToken(@Nullable String continuationToken) {
			this.continuationToken = continuationToken;
			return this;
		}

		/** Make the options. */
		public ListOptions build() {
			return new ListOptions(this);
		}

	}

}
