package io.storager.emulator.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * What a bucket has beside its current objects: older versions and delete markers.
 * Whoever changes a key holds its lock.
 */
final class History {

	private final Backing backing;

	private final String bucket;

	/**
	 * Of each key the newest first; a delete marker in front means: no current object.
	 */
	private final ConcurrentNavigableMap<byte[], List<StoredObject>> versions = new ConcurrentSkipListMap<>(
			Arrays::compareUnsigned);

	History(Backing backing, String bucket) {
		this.backing = backing;
		this.bucket = bucket;
	}

	boolean isEmpty() {
		return this.versions.isEmpty();
	}

	/** Return the versions of a key, the newest first. */
	List<StoredObject> of(byte[] key) {
		return this.versions.getOrDefault(key, List.of());
	}

	/** Return all there is. */
	List<StoredObject> all() {
		return this.versions.values().stream().flatMap(Collection::stream).toList();
	}

	void clear() {
		this.versions.clear();
	}

	@Nullable StoredObject find(byte[] key, String id) {
		return of(key).stream().filter((version) -> version.version().id().equals(id)).findFirst().orElse(null);
	}

	/** Add a version in front of the others. */
	void push(byte[] key, StoredObject version) throws IOException {
		this.backing.versionStored(this.bucket, version);
		List<StoredObject> changed = new ArrayList<>(of(key));
		changed.add(version);
		changed.sort(Comparator.comparingLong((StoredObject other) -> -other.version().sequence()));
		this.versions.put(key, List.copyOf(changed));
	}

	/** Change what is said of a version. */
	void replace(byte[] key, StoredObject before, StoredObject after) throws IOException {
		this.backing.versionStored(this.bucket, after);
		List<StoredObject> changed = new ArrayList<>(of(key));
		changed.replaceAll((version) -> version.version().equals(before.version()) ? after : version);
		this.versions.put(key, List.copyOf(changed));
	}

	/** Remove a version, but not its content. */
	void remove(byte[] key, StoredObject version) throws IOException {
		this.backing.versionDeleted(this.bucket, version);
		List<StoredObject> changed = new ArrayList<>(of(key));
		changed.removeIf((other) -> other.version().equals(version.version()));
		if (changed.isEmpty()) {
			this.versions.remove(key);
		}
		else {
			this.versions.put(key, List.copyOf(changed));
		}
	}

	/** Put back what an earlier run had, in whatever order it comes. */
	void restore(byte[] key, List<StoredObject> newestFirst) {
		if (!newestFirst.isEmpty()) {
			this.versions.put(key, List.copyOf(newestFirst));
		}
	}

	/** Return a page of these and the current objects. */
	VersionPage list(VersionQuery query, ConcurrentNavigableMap<byte[], StoredObject> current) {
		byte[] prefix = Bucket.utf8(query.prefix());
		byte[] after = Bucket.utf8(query.afterKey());
		byte[] first = (Arrays.compareUnsigned(after, prefix) > 0) ? after : prefix;
		NavigableSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
		keys.addAll(current.tailMap(first).keySet());
		keys.addAll(this.versions.tailMap(first).keySet());
		VersionPageBuilder page = new VersionPageBuilder(query);
		for (byte[] key : keys) {
			StoredObject object = current.get(key);
			List<StoredObject> older = of(key);
			String name = (object != null) ? object.key() : older.isEmpty() ? null : older.get(0).key();
			if (name != null && !name.startsWith(query.prefix())) {
				break;
			}
			if (name != null && !page.add(name, object, older)) {
				break;
			}
		}
		return page.build();
	}

}
