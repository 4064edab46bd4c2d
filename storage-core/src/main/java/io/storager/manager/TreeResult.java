package io.storager.manager;

import java.util.List;

import io.storager.StorageException;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** What became of a tree. */
public final class TreeResult {

	/** The most failures that a result keeps. */
	static final int FAILURES_MAXIMUM = 1000;

	private final TreeEnd end;

	private final @Nullable StorageException cause;

	private final long done;

	private final long equal;

	private final long ignored;

	private final long failed;

	private final long bytes;

	private final List<ObjectResult> failures;

	TreeResult(TreeEnd end, @Nullable StorageException cause, TreeCounts counts) {
		this.end = end;
		this.cause = cause;
		this.done = counts.done;
		this.equal = counts.equal;
		this.ignored = counts.ignored;
		this.failed = counts.failed;
		this.bytes = counts.bytes;
		this.failures = List.copyOf(counts.failures);
	}

	/** Why it has ended. */
	public TreeEnd end() {
		return this.end;
	}

	/** Why it has ended before everything had its turn, or {@code null} if it has not. */
	public @Nullable StorageException cause() {
		return this.cause;
	}

	/** How many objects were transferred or deleted. */
	public long done() {
		return this.done;
	}

	/** How many objects were there already. */
	public long equal() {
		return this.equal;
	}

	/** How many were passed over, as they are no files. */
	public long ignored() {
		return this.ignored;
	}

	/** How many objects have failed. */
	public long failed() {
		return this.failed;
	}

	/** The bytes of those that were transferred or deleted. */
	public long bytes() {
		return this.bytes;
	}

	/**
	 * The first 1,000 failures, in the order in which they came; a {@link TreeListener}
	 * hears of all.
	 */
	public List<ObjectResult> failures() {
		return this.failures;
	}

	/** Whether everything in the tree had its turn and nothing failed. */
	public boolean isComplete() {
		return this.end == TreeEnd.COMPLETE && this.failed == 0;
	}

	/**
	 * Insist that it {@linkplain #isComplete() is complete}.
	 * @throws StorageException why it has ended early, or the first failure, the others
	 * suppressed
	 */
	public void orThrow() {
		StorageException first = this.cause;
		for (ObjectResult result : this.failures) {
			StorageException failure = result.failure();
			if (first == null) {
				first = failure;
			}
			else if (failure != null && failure != first) {
				first.addSuppressed(failure);
			}
		}
		if (first != null) {
			throw first;
		}
	}

	private ValueProperties properties() {
		return new ValueProperties().with("end", this.end)
			.with("cause", this.cause)
			.with("done", this.done)
			.with("equal", this.equal)
			.with("ignored", this.ignored)
			.with("failed", this.failed)
			.with("bytes", this.bytes)
			.with("failures", this.failures);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TreeResult that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	/** The counts; the failures would be many lines. */
	@Override
	public String toString() {
		return "TreeResult[end=%s, done=%s, equal=%s, ignored=%s, failed=%s, bytes=%s]".formatted(this.end, this.done,
				this.equal, this.ignored, this.failed, this.bytes);
	}

}
