package io.storager.emulator.store;

import java.util.List;

/** The buckets and objects of a store as they were at a moment; holds their bytes. */
public final class StoreSnapshot implements AutoCloseable {

	private final List<BucketCopy> copies;

	StoreSnapshot(List<BucketCopy> copies) {
		this.copies = copies;
	}

	List<BucketCopy> copies() {
		return this.copies;
	}

	/** Return how many buckets it has. */
	public int buckets() {
		return this.copies.size();
	}

	/** Return how many objects it has. */
	public int objects() {
		return this.copies.stream().mapToInt((copy) -> copy.objects().size()).sum();
	}

	/** Let go of the bytes. */
	@Override
	public void close() {
		this.copies.forEach(BucketCopy::release);
	}

	/**
	 * A bucket as it was.
	 *
	 * @param info the bucket
	 * @param objects its objects, with content of their own hold
	 * @param older older versions and delete markers, in the same way
	 */
	record BucketCopy(BucketInfo info, List<StoredObject> objects, List<StoredObject> older) {

		void release() {
			this.objects.forEach((object) -> object.content().release());
			this.older.forEach((version) -> version.content().release());
		}

	}

}
