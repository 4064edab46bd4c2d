package io.storager;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of many objects that were to be deleted.
 *
 * @param deleted how many are gone, also those that were not there
 * @param failed paths that may still be there, with the reason
 */
public record BulkDelete(long deleted, Map<String, StorageException> failed) {

	public BulkDelete {
		failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
	}

	/**
	 * Insist that everything is gone.
	 * @throws StorageException the first failure, the others suppressed
	 */
	public void orThrow() {
		StorageException.throwAny(this.failed.values());
	}

}
