package io.storager.emulator.store;

import java.util.List;

/**
 * A page of the versions of a bucket.
 *
 * @param entries the versions, by key and, of one key, the newest first
 * @param commonPrefixes the common prefixes, in order
 * @param truncated whether more follows
 * @param lastKey the key or common prefix to list after for the next page
 * @param lastId the version to list after for the next page; empty behind a common prefix
 */
public record VersionPage(List<Entry> entries, List<String> commonPrefixes, boolean truncated, String lastKey,
		String lastId) {

	/**
	 * A version.
	 *
	 * @param object the object or delete marker
	 * @param latest whether it is the latest of its key
	 */
	public record Entry(StoredObject object, boolean latest) {
	}

}
