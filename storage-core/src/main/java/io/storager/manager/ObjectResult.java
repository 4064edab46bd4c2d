package io.storager.manager;

import io.storager.StorageException;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** What became of one object or file of a tree. */
public final class ObjectResult {

	private final String source;

	private final @Nullable String target;

	private final Outcome outcome;

	private final long bytes;

	private final @Nullable StorageException failure;

	private ObjectResult(String source, @Nullable String target, Outcome outcome, long bytes,
			@Nullable StorageException failure) {
		this.source = source;
		this.target = target;
		this.outcome = outcome;
		this.bytes = bytes;
		this.failure = failure;
	}

	static ObjectResult of(String source, @Nullable String target, Outcome outcome, long bytes) {
		return new ObjectResult(source, target, outcome, bytes, null);
	}

	static ObjectResult failed(String source, @Nullable String target, StorageException failure) {
		return new ObjectResult(source, target, Outcome.FAILED, 0, failure);
	}

	/** The path of the object, or the file for an upload. */
	public String source() {
		return this.source;
	}

	/**
	 * The path that it has now, or the file for a download; {@code null} if it has none,
	 * as with a deletion or a name that no file can have.
	 */
	public @Nullable String target() {
		return this.target;
	}

	/** What became of it. */
	public Outcome outcome() {
		return this.outcome;
	}

	/** How many bytes it has, or 0 if it failed or if that is not known. */
	public long bytes() {
		return this.bytes;
	}

	/** Why it failed, or {@code null} if it did not. */
	public @Nullable StorageException failure() {
		return this.failure;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("source", this.source)
			.with("target", this.target)
			.with("outcome", this.outcome)
			.with("bytes", this.bytes)
			.with("failure", this.failure);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ObjectResult that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("ObjectResult");
	}

}
