package io.storager.test.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import io.storager.BucketVersioning;
import org.jspecify.annotations.Nullable;

/** An object store in memory, with the manners of the real ones. */
public final class MemoryService {

	/** Buckets list their keys by the bytes of UTF-8, which is not the order of chars. */
	static final Comparator<String> KEY_ORDER = (left, right) -> Arrays
		.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

	private final NavigableMap<String, NavigableMap<String, StoredObject>> buckets = new ConcurrentSkipListMap<>();

	private final Map<String, MemoryUploads> uploads = new ConcurrentHashMap<>();

	/** Of the buckets that keep versions, or have kept some. */
	private final Map<String, MemoryVersions> versions = new ConcurrentHashMap<>();

	private volatile Set<String> undeletable = Set.of();

	private final AtomicLong requests = new AtomicLong();

	private final String name;

	/** A service called {@code memory}. */
	public MemoryService() {
		this("memory");
	}

	/**
	 * A service in the place of another one.
	 * @param name what storagers call it, such as {@code oss}
	 */
	public MemoryService(String name) {
		this.name = name;
	}

	/** What storagers call it. */
	public String name() {
		return this.name;
	}

	/** How many requests were made so far. */
	public long requests() {
		return this.requests.get();
	}

	/** Make a bucket; it is no error if it is there. */
	public void createBucket(String name) {
		this.buckets.computeIfAbsent(name, (key) -> new ConcurrentSkipListMap<>(KEY_ORDER));
	}

	/**
	 * Remember the buckets and their objects.
	 * @return brings them back, and removes uploads in parts that are not complete
	 */
	public Runnable snapshot() {
		Map<String, NavigableMap<String, StoredObject>> copy = new TreeMap<>();
		this.buckets.forEach((bucket, objects) -> copy.put(bucket, new TreeMap<>(objects)));
		Map<String, MemoryVersions> kept = new TreeMap<>();
		copy.forEach((bucket, objects) -> {
			MemoryVersions versions = versions(bucket);
			if (versions != null) {
				kept.put(bucket, versions.copy(objects));
			}
		});
		return () -> {
			this.uploads.clear();
			this.buckets.clear();
			this.versions.clear();
			copy.forEach((bucket, objects) -> bringBack(bucket, objects, kept.get(bucket)));
		};
	}

	private void bringBack(String bucket, NavigableMap<String, StoredObject> objects,
			@Nullable MemoryVersions versions) {
		NavigableMap<String, StoredObject> again = new ConcurrentSkipListMap<>(objects);
		this.buckets.put(bucket, again);
		if (versions != null) {
			this.versions.put(bucket, versions.copy(again));
		}
	}

	/**
	 * Switch versioning on for a bucket: from now on, what is overwritten or deleted in
	 * it stays as a version.
	 */
	public void keepVersions(String bucket) {
		kept(bucket).suspend(false);
	}

	private MemoryVersions kept(String bucket) {
		return this.versions.computeIfAbsent(bucket, (name) -> new MemoryVersions(
				Objects.requireNonNull(this.buckets.get(name), "there is no such bucket")));
	}

	/** Whether a bucket keeps versions. */
	BucketVersioning versioning(String bucket) throws MemoryServiceException {
		bucket(bucket);
		MemoryVersions kept = versions(bucket);
		if (kept == null) {
			return BucketVersioning.DISABLED;
		}
		return kept.isSuspended() ? BucketVersioning.SUSPENDED : BucketVersioning.ENABLED;
	}

	void setVersioning(String bucket, BucketVersioning versioning) throws MemoryServiceException {
		bucket(bucket);
		kept(bucket).suspend(versioning == BucketVersioning.SUSPENDED);
	}

	/** The versions of a bucket, or {@code null} if it never kept any. */
	@Nullable MemoryVersions versions(String bucket) {
		return this.versions.get(bucket);
	}

	/** Refuse to delete some keys, and no others, from now on. */
	public void refuseToDelete(Set<String> keys) {
		this.undeletable = Set.copyOf(keys);
	}

	void delete(String bucket, String key) throws MemoryServiceException {
		NavigableMap<String, StoredObject> objects = bucket(bucket);
		if (this.undeletable.contains(key)) {
			throw new MemoryServiceException(403, "AccessDenied");
		}
		MemoryVersions kept = versions(bucket);
		if (kept != null) {
			kept.delete(key);
		}
		else {
			objects.remove(key);
		}
	}

	void delete(String bucket, String key, String versionId) throws MemoryServiceException {
		NavigableMap<String, StoredObject> objects = bucket(bucket);
		if (this.undeletable.contains(key)) {
			throw new MemoryServiceException(403, "AccessDenied");
		}
		MemoryVersions kept = versions(bucket);
		if (kept != null) {
			kept.delete(key, versionId);
		}
		else if (versionId.equals("null")) {
			objects.remove(key);
		}
	}

	/** A request has arrived. */
	String requestId() {
		return "request-" + this.requests.incrementAndGet();
	}

	NavigableMap<String, StoredObject> bucket(String name) throws MemoryServiceException {
		NavigableMap<String, StoredObject> bucket = this.buckets.get(name);
		if (bucket == null) {
			throw new MemoryServiceException(404, "NoSuchBucket");
		}
		return bucket;
	}

	/** The uploads in parts of a bucket. */
	MemoryUploads uploads(String bucket) throws MemoryServiceException {
		bucket(bucket);
		return this.uploads.computeIfAbsent(bucket, (name) -> new MemoryUploads());
	}

	void deleteBucket(String name) throws MemoryServiceException {
		MemoryVersions kept = versions(name);
		if (!bucket(name).isEmpty() || (kept != null && !kept.isEmpty()) || !uploads(name).isEmpty()) {
			throw new MemoryServiceException(409, "BucketNotEmpty");
		}
		this.buckets.remove(name);
		this.uploads.remove(name);
		this.versions.remove(name);
	}

	SortedMap<String, ?> bucketsAfter(@Nullable String marker) {
		return (marker != null) ? this.buckets.tailMap(marker, false) : new TreeMap<>(this.buckets);
	}

}
