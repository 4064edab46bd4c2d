package io.storager;

import java.util.List;
import java.util.Objects;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** What became of objects that were to be deleted. */
public final class DeleteResult {

	private final long deletedCount;

	private final List<DeleteFailure> failures;

	private DeleteResult(long deletedCount, List<DeleteFailure> failures) {
		this.deletedCount = deletedCount;
		this.failures = List.copyOf(failures);
	}

	/**
	 * Create a result.
	 * @param deletedCount how many are gone, also those that were not there
	 * @param failures what may still be there, with the reason
	 */
	public static DeleteResult of(long deletedCount, List<DeleteFailure> failures) {
		return new DeleteResult(deletedCount, Objects.requireNonNull(failures, "'failures' must not be null"));
	}

	/** How many are gone, also those that were not there. */
	public long deletedCount() {
		return this.deletedCount;
	}

	/**
	 * What may still be there, with the reason; in the order in which it was given.
	 */
	public List<DeleteFailure> failures() {
		return this.failures;
	}

	/**
	 * Insist that everything is gone.
	 * @throws StorageException the first failure, the others suppressed
	 */
	public void orThrow() {
		StorageException.throwAny(this.failures.stream().map(DeleteFailure::exception).toList());
	}

	private ValueProperties properties() {
		return new ValueProperties().with("deletedCount", this.deletedCount)
			.with("failures", this.failures.isEmpty() ? null : this.failures);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DeleteResult that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("DeleteResult");
	}

}
