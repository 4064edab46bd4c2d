package io.storager.test.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.storager.driver.KeyMarker;
import io.storager.driver.VersionDriver.Version;
import io.storager.driver.VersionDriver.VersionPage;
import io.storager.driver.VersionListRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket that keeps versions has beside its current objects: older ones and delete
 * markers, the newest of a key first.
 */
final class MemoryVersions {

	/** Small, so that listings of versions have pages. */
	private static final int PAGE = 2;

	private static final String NULL_ID = "null";

	private final ReentrantLock lock = new ReentrantLock();

	private final NavigableMap<String, StoredObject> current;

	private final NavigableMap<String, List<Older>> older = new TreeMap<>(MemoryService.KEY_ORDER);

	private long ids;

	private boolean suspended;

	MemoryVersions(NavigableMap<String, StoredObject> current) {
		this.current = current;
	}

	/**
	 * An object that is not the current one, or a delete marker.
	 *
	 * @param id the id of the version
	 * @param object the object, or {@code null} of a delete marker
	 * @param written when
	 */
	private record Older(String id, @Nullable StoredObject object, Instant written) {
	}

	/** The same beside another map of the current objects. */
	MemoryVersions copy(NavigableMap<String, StoredObject> objects) {
		return locked(() -> {
			MemoryVersions copy = new MemoryVersions(objects);
			this.older.forEach((key, versions) -> copy.older.put(key, new ArrayList<>(versions)));
			copy.ids = this.ids;
			copy.suspended = this.suspended;
			return copy;
		});
	}

	/** Whether there is neither an older version nor a delete marker. */
	boolean isEmpty() {
		return locked(() -> this.older.values().stream().allMatch(List::isEmpty));
	}

	boolean isSuspended() {
		return locked(() -> this.suspended);
	}

	/** Set whether versioning is suspended: what is stored then is no new version. */
	void suspend(boolean suspend) {
		locked(() -> this.suspended = suspend);
	}

	private String nextId() {
		return this.suspended ? NULL_ID : String.format(Locale.ROOT, "version%08d", ++this.ids);
	}

	/** Store an object in front of whatever its key has. */
	StoredObject put(String key, StoredObject object) {
		return locked(() -> {
			StoredObject stored = object.withVersion(nextId());
			push(key, this.current.put(key, stored));
			return stored;
		});
	}

	/** Give an object an id that its key does not have yet. */
	StoredObject first(String key, StoredObject object) {
		return locked(() -> {
			push(key, null);
			return object.withVersion(nextId());
		});
	}

	/**
	 * Keep what was the current object. While versioning is suspended, what comes is the
	 * only version of the key that is called {@code null}.
	 */
	private void push(String key, @Nullable StoredObject previous) {
		if (this.suspended) {
			older(key).removeIf((version) -> version.id().equals(NULL_ID));
		}
		if (previous != null && !(this.suspended && id(previous).equals(NULL_ID))) {
			older(key).add(0, new Older(id(previous), previous, previous.lastModified()));
		}
	}

	private List<Older> older(String key) {
		return this.older.computeIfAbsent(key, (missing) -> new ArrayList<>());
	}

	private static String id(StoredObject object) {
		return Objects.requireNonNullElse(object.versionId(), NULL_ID);
	}

	/** Hide an object behind a delete marker. */
	void delete(String key) {
		locked(() -> {
			push(key, this.current.remove(key));
			older(key).add(0, new Older(nextId(), null, Instant.now()));
			return true;
		});
	}

	/** Delete a version for good, if it is there. */
	void delete(String key, String id) {
		locked(() -> {
			StoredObject now = this.current.get(key);
			if (now != null && id(now).equals(id)) {
				this.current.remove(key);
			}
			older(key).removeIf((version) -> version.id().equals(id));
			List<Older> rest = older(key);
			StoredObject next = rest.isEmpty() ? null : rest.get(0).object();
			if (next != null && !this.current.containsKey(key)) {
				this.current.put(key, next);
				rest.remove(0);
			}
			return true;
		});
	}

	/** Find a version. */
	StoredObject find(String key, String id) throws MemoryServiceException {
		StoredObject now = this.current.get(key);
		if (now != null && id(now).equals(id)) {
			return now;
		}
		for (Older version : locked(() -> List.copyOf(older(key)))) {
			if (version.id().equals(id)) {
				StoredObject found = version.object();
				if (found == null) {
					throw new MemoryServiceException(405, "MethodNotAllowed");
				}
				return found;
			}
		}
		throw new MemoryServiceException(404, "NoSuchVersion");
	}

	/** Change what is said of a version. */
	void replace(String key, StoredObject before, StoredObject after) {
		locked(() -> {
			if (!this.current.replace(key, before, after)) {
				older(key).replaceAll((version) -> (version.object() == before)
						? new Older(version.id(), after, version.written()) : version);
			}
			return true;
		});
	}

	VersionPage list(VersionListRequest request) {
		return locked(() -> {
			int limit = Objects.requireNonNullElse(request.pageSize(), PAGE);
			List<Version> versions = new ArrayList<>();
			for (Version version : all(request.prefix(), request.marker())) {
				if (versions.size() == limit) {
					Version last = versions.get(limit - 1);
					return VersionPage.of(versions, KeyMarker.of(last.key(), last.id()));
				}
				versions.add(version);
			}
			return VersionPage.of(versions, null);
		});
	}

	private List<Version> all(String prefix, @Nullable KeyMarker marker) {
		NavigableSet<String> keys = new TreeSet<>(MemoryService.KEY_ORDER);
		keys.addAll(this.current.keySet());
		keys.addAll(this.older.keySet());
		List<Version> versions = new ArrayList<>();
		for (String key : keys) {
			int order = (marker != null) ? MemoryService.KEY_ORDER.compare(key, marker.key()) : 1;
			if (key.startsWith(prefix) && order >= 0) {
				List<Version> own = of(key);
				versions.addAll((order > 0) ? own : behind(own, Objects.requireNonNull(marker).id()));
			}
		}
		return versions;
	}

	private static List<Version> behind(List<Version> versions, @Nullable String id) {
		if (id == null) {
			return List.of();
		}
		for (int i = 0; i < versions.size(); i++) {
			if (versions.get(i).id().equals(id)) {
				return versions.subList(i + 1, versions.size());
			}
		}
		// It was deleted while its page was read: what has a lower id is behind it.
		return versions.stream()
			.filter((version) -> Stream.of(id, version.id()).anyMatch(NULL_ID::equals)
					|| version.id().compareTo(id) < 0)
			.toList();
	}

	private List<Version> of(String key) {
		List<Version> versions = new ArrayList<>();
		StoredObject now = this.current.get(key);
		if (now != null) {
			versions.add(version(key, new Older(id(now), now, now.lastModified()), true));
		}
		for (Older each : this.older.getOrDefault(key, List.of())) {
			versions.add(version(key, each, versions.isEmpty()));
		}
		return versions;
	}

	private static Version version(String key, Older each, boolean latest) {
		StoredObject object = each.object();
		Version.Builder version = Version.builder(key, each.id())
			.latest(latest)
			.deleteMarker(object == null)
			.lastModified(each.written());
		return (object != null) ? version.contentLength((long) object.bytes().length)
			.etag(object.etag())
			.storageClass(object.storageClass())
			.build() : version.build();
	}

	private <T> T locked(Supplier<T> work) {
		this.lock.lock();
		try {
			return work.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
