package io.storager.emulator.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The buckets of one service. */
public final class ObjectStore {

	private final Backing backing;

	private final Supplier<ContentHasher> hashers;

	private final ConcurrentSkipListMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();

	private final ReentrantLock creation = new ReentrantLock();

	/**
	 * Open the store with what the backing has.
	 * @param backing where content outlives the request
	 * @param hashers finds out the checksums of each content
	 * @throws IOException if the backing cannot be read
	 */
	public ObjectStore(Backing backing, Supplier<ContentHasher> hashers) throws IOException {
		this.backing = backing;
		this.hashers = hashers;
		for (BucketInfo info : backing.loadBuckets()) {
			Bucket bucket = new Bucket(this, info);
			bucket.restore(backing.loadObjects(info.name()), backing.loadVersions(info.name()));
			backing.loadUploads(info.name()).forEach(bucket.uploads()::restore);
			this.buckets.put(info.name(), bucket);
		}
		backing.loaded();
	}

	/** Return the bucket, or {@code null} if there is none. */
	public @Nullable Bucket bucket(String name) {
		return this.buckets.get(name);
	}

	/** Return all buckets by name. */
	public List<Bucket> buckets() {
		return List.copyOf(this.buckets.values());
	}

	/**
	 * Create a bucket.
	 * @param info what it shall be
	 * @return whether it is new; an existing one stays as it is
	 * @throws IOException if the storage fails
	 */
	public boolean create(BucketInfo info) throws IOException {
		this.creation.lock();
		try {
			if (this.buckets.containsKey(info.name())) {
				return false;
			}
			this.backing.bucketCreated(info);
			this.buckets.put(info.name(), new Bucket(this, info));
			return true;
		}
		finally {
			this.creation.unlock();
		}
	}

	/**
	 * Delete a bucket.
	 * @param bucket the bucket
	 * @return whether it is gone: one with objects or unfinished uploads stays
	 * @throws IOException if the storage fails
	 */
	public boolean delete(Bucket bucket) throws IOException {
		this.creation.lock();
		try {
			if (!bucket.removeIfEmpty()) {
				return false;
			}
			this.buckets.remove(bucket.info().name(), bucket);
			return true;
		}
		finally {
			this.creation.unlock();
		}
	}

	/**
	 * Delete all buckets with everything in them.
	 * @throws IOException if the storage fails
	 */
	public void clear() throws IOException {
		this.creation.lock();
		try {
			for (Bucket bucket : buckets()) {
				bucket.remove();
				this.buckets.remove(bucket.info().name(), bucket);
			}
		}
		finally {
			this.creation.unlock();
		}
	}

	/**
	 * Remember all buckets and objects as they are, but no upload that is under way.
	 * @throws IOException if the storage fails
	 */
	public StoreSnapshot snapshot() throws IOException {
		List<StoreSnapshot.BucketCopy> copies = new ArrayList<>();
		for (Bucket bucket : buckets()) {
			copies.add(bucket.copy());
		}
		return new StoreSnapshot(copies);
	}

	/**
	 * Put back what a snapshot has, in place of everything.
	 * @throws IOException if the storage fails
	 */
	public void restore(StoreSnapshot snapshot) throws IOException {
		clear();
		for (StoreSnapshot.BucketCopy copy : snapshot.copies()) {
			create(copy.info());
			Bucket bucket = this.buckets.get(copy.info().name());
			if (bucket != null) {
				bucket.putBack(shared(copy.objects()), shared(copy.older()));
			}
		}
	}

	private static List<StoredObject> shared(List<StoredObject> objects) throws IOException {
		List<StoredObject> shared = new ArrayList<>();
		for (StoredObject object : objects) {
			shared.add(object.withContent(object.content().share()));
		}
		return shared;
	}

	Backing backing() {
		return this.backing;
	}

	ContentHasher newHasher() {
		return this.hashers.get();
	}

}
