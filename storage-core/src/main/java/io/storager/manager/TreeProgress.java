package io.storager.manager;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * How far work on a tree has got. No number ever goes back. Bytes of an object that
 * fails, or that need not be transferred, count like all others, so that the bytes reach
 * the total.
 */
public final class TreeProgress {

	private final long objects;

	private final long bytes;

	private final @Nullable Long totalObjects;

	private final @Nullable Long totalBytes;

	TreeProgress(long objects, long bytes, @Nullable Long totalObjects, @Nullable Long totalBytes) {
		this.objects = objects;
		this.bytes = bytes;
		this.totalObjects = totalObjects;
		this.totalBytes = totalBytes;
	}

	/** How many objects have had their turn, whatever became of them. */
	public long objects() {
		return this.objects;
	}

	/** How many of their bytes have been dealt with, also of objects under way. */
	public long bytes() {
		return this.bytes;
	}

	/** How many objects there are, or {@code null} until all have been listed. */
	public @Nullable Long totalObjects() {
		return this.totalObjects;
	}

	/** How many bytes they have, or {@code null} until all have been listed. */
	public @Nullable Long totalBytes() {
		return this.totalBytes;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("objects", this.objects)
			.with("bytes", this.bytes)
			.with("totalObjects", this.totalObjects)
			.with("totalBytes", this.totalBytes);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TreeProgress that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("TreeProgress");
	}

}
