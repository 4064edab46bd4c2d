package io.storager.emulator.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A bucket and its objects, ordered by the UTF-8 bytes of their keys as the services do.
 */
public final class Bucket {

	private static final int STRIPES = 64;

	private final ObjectStore store;

	private final ConcurrentNavigableMap<byte[], StoredObject> objects = new ConcurrentSkipListMap<>(
			Arrays::compareUnsigned);

	/** Shared by whoever changes objects, exclusive for whoever removes the bucket. */
	private final ReentrantReadWriteLock existence = new ReentrantReadWriteLock();

	private final Lock[] keyLocks = new Lock[STRIPES];

	private final BucketInfo info;

	private boolean gone;

	Bucket(ObjectStore store, BucketInfo info) {
		this.store = store;
		this.info = info;
		Arrays.setAll(this.keyLocks, (index) -> new ReentrantLock());
	}

	/** Return what is known of the bucket. */
	public BucketInfo info() {
		return this.info;
	}

	/** Return the object, or {@code null} if there is none. */
	public @Nullable StoredObject get(String key) {
		return this.objects.get(utf8(key));
	}

	/** Begin to receive the content of an object. */
	public ContentReceiver receive(long declaredLength) throws IOException {
		return new ContentReceiver(this.store.backing().newBlob(this.info.name()), this.store.hashers(),
				declaredLength);
	}

	/**
	 * Store an object in place of whatever its key has.
	 * @param object the object
	 * @param check sees what the key has at that very moment and may throw to leave it so
	 * @return whether the bucket was still there to store into
	 * @throws IOException if the storage fails; the key then keeps what it had
	 */
	public boolean put(StoredObject object, Consumer<@Nullable StoredObject> check) throws IOException {
		byte[] key = utf8(object.key());
		return change(key, () -> {
			StoredObject previous = this.objects.get(key);
			check.accept(previous);
			this.store.backing().objectStored(this.info.name(), object);
			this.objects.put(key, object);
			if (previous != null) {
				previous.content().release();
			}
		});
	}

	/** Delete an object if it is there. */
	public void delete(String key) throws IOException {
		byte[] bytes = utf8(key);
		change(bytes, () -> {
			StoredObject previous = this.objects.get(bytes);
			if (previous != null) {
				this.store.backing().objectDeleted(this.info.name(), key);
				this.objects.remove(bytes);
				previous.content().release();
			}
		});
	}

	/** Return a page of the bucket's content. */
	public ListPage list(ListQuery query) {
		return query.run(this.objects);
	}

	/** Put back what an earlier run had. */
	void restore(StoredObject object) {
		this.objects.put(utf8(object.key()), object);
	}

	/** Remove the bucket if it is empty; afterwards nothing can be stored in it. */
	boolean removeIfEmpty() throws IOException {
		this.existence.writeLock().lock();
		try {
			if (!this.gone && !this.objects.isEmpty()) {
				return false;
			}
			if (!this.gone) {
				this.store.backing().bucketDeleted(this.info.name());
				this.gone = true;
			}
			return true;
		}
		finally {
			this.existence.writeLock().unlock();
		}
	}

	private boolean change(byte[] key, Change change) throws IOException {
		Lock keyLock = this.keyLocks[Math.floorMod(Arrays.hashCode(key), STRIPES)];
		this.existence.readLock().lock();
		try {
			if (this.gone) {
				return false;
			}
			keyLock.lock();
			try {
				change.apply();
			}
			finally {
				keyLock.unlock();
			}
			return true;
		}
		finally {
			this.existence.readLock().unlock();
		}
	}

	private static byte[] utf8(String key) {
		return key.getBytes(StandardCharsets.UTF_8);
	}

	/** A change to one key. */
	private interface Change {

		void apply() throws IOException;

	}

}
