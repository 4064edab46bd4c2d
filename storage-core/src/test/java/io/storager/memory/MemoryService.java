package io.storager.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/** An object store in memory, with the manners of the real ones. */
public final class MemoryService {

	/** Buckets list their keys by the bytes of UTF-8, which is not the order of chars. */
	static final Comparator<String> KEY_ORDER = (left, right) -> Arrays
		.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

	private final NavigableMap<String, NavigableMap<String, StoredObject>> buckets = new ConcurrentSkipListMap<>();

	private final AtomicLong requests = new AtomicLong();

	/** How many requests were made so far. */
	public long requests() {
		return this.requests.get();
	}

	/** Make a bucket; it is no error if it is there. */
	public void createBucket(String name) {
		this.buckets.computeIfAbsent(name, (key) -> new ConcurrentSkipListMap<>(KEY_ORDER));
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

	void deleteBucket(String name) throws MemoryServiceException {
		if (!bucket(name).isEmpty()) {
			throw new MemoryServiceException(409, "BucketNotEmpty");
		}
		this.buckets.remove(name);
	}

	SortedMap<String, ?> bucketsAfter(@Nullable String marker) {
		return (marker != null) ? this.buckets.tailMap(marker, false) : new TreeMap<>(this.buckets);
	}

	/**
	 * What is stored under a key.
	 *
	 * @param bytes its bytes
	 * @param lastModified when it was written
	 * @param etag its entity tag
	 * @param crc64 its checksum
	 * @param contentType its media type
	 * @param storageClass its storage class
	 * @param userMetadata the headers that came with it
	 * @param encryption how it is encrypted
	 */
	record StoredObject(byte[] bytes, Instant lastModified, String etag, long crc64, String contentType,
			String storageClass, Map<String, String> userMetadata, @Nullable MemoryEncryption encryption) {
	}

}
