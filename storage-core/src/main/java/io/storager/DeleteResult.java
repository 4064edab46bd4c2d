package io.storager;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** What became of objects that were to be deleted. */
public final class DeleteResult {

	private final long deletedCount;

	private final Map<String, StorageException> failed;

	private DeleteResult(long deletedCount, Map<String, StorageException> failed) {
		this.deletedCount = deletedCount;
		this.failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
	}

	/**
	 * Create a result.
	 * @param deletedCount how many are gone, also those that were not there
	 * @param failed paths that may still be there, with the reason
	 */
	public static DeleteResult of(long deletedCount, Map<String, StorageException> failed) {
		return new DeleteResult(deletedCount, Objects.requireNonNull(failed, "'failed' must not be null"));
	}

	/** How many are gone, also those that were not there. */
	public long deletedCount() {
		return this.deletedCount;
	}

	/**
	 * Paths that may still be there, with the reason; in the order in which they were
	 * given.
	 */
	public Map<String, StorageException> failed() {
		return this.failed;
	}

	/**
	 * Insist that everything is gone.
	 * @throws StorageException the first failure, the others suppressed
	 */
	public void orThrow() {
		StorageException.throwAny(this.failed.values());
	}

	private ValueProperties properties() {
		return new ValueProperties().with("deletedCount", this.deletedCount).with("failed", this.failed);
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
