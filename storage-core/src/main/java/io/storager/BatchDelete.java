package io.storager;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a batch delete.
 *
 * @param deleted paths that are gone, also those that were not there
 * @param failed paths that may still be there, with the reason
 */
public record BatchDelete(List<String> deleted, Map<String, StorageException> failed) {

	public BatchDelete {
		deleted = List.copyOf(deleted);
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
