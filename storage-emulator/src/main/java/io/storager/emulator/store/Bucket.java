package io.storager.emulator.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

	private final Uploads uploads;

	private final BucketInfo info;

	private boolean gone;

	Bucket(ObjectStore store, BucketInfo info) {
		this.store = store;
		this.info = info;
		this.uploads = new Uploads(store.backing(), info.name());
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

	/** Return the multipart uploads that are under way. */
	public Uploads uploads() {
		return this.uploads;
	}

	/**
	 * Start a multipart upload.
	 * @param id the upload id
	 * @param draft what the object shall be, all but its content
	 * @return whether the bucket was still there to upload to
	 * @throws IOException if the storage fails
	 */
	public boolean startUpload(String id, StoredObject draft) throws IOException {
		return change(utf8(draft.key()), () -> this.uploads.start(id, draft));
	}

	/** Begin to receive the content of an object. */
	public ContentReceiver receive(long declaredLength) throws IOException {
		return new ContentReceiver(this.store.backing().newBlob(this.info.name()), this.store.newHasher(),
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
		return replace(object.key(), (previous) -> {
			check.accept(previous);
			return object;
		});
	}

	/**
	 * Store an object that depends on what its key has.
	 * @param key the key
	 * @param replacement makes the object out of the one before, whose content it may
	 * share, or throws to leave it so
	 * @return whether the bucket was still there to store into
	 * @throws IOException if the storage fails; the key then keeps what it had
	 */
	public boolean replace(String key, Replacement replacement) throws IOException {
		byte[] bytes = utf8(key);
		return change(bytes, () -> {
			StoredObject previous = this.objects.get(bytes);
			StoredObject object = replacement.of(previous);
			try {
				this.store.backing().objectStored(this.info.name(), object);
			}
			catch (IOException ex) {
				object.content().release();
				throw ex;
			}
			this.objects.put(bytes, object);
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

	/** Remember the bucket and its objects as they are. */
	StoreSnapshot.BucketCopy copy() {
		List<StoredObject> copies = new ArrayList<>();
		for (byte[] key : this.objects.keySet()) {
			StoredObject copy = copy(key);
			if (copy != null) {
				copies.add(copy);
			}
		}
		return new StoreSnapshot.BucketCopy(this.info, copies);
	}

	private @Nullable StoredObject copy(byte[] key) {
		while (true) {
			StoredObject object = this.objects.get(key);
			if (object == null) {
				return null;
			}
			try {
				return object.withContent(object.content().share());
			}
			catch (NoSuchFileException ex) {
				// Replaced or deleted since it was looked up: look again.
			}
		}
	}

	/** Remove the bucket with everything in it. */
	void remove() throws IOException {
		this.existence.writeLock().lock();
		try {
			if (this.gone) {
				return;
			}
			this.gone = true;
		}
		finally {
			this.existence.writeLock().unlock();
		}
		this.uploads.endAll();
		this.store.backing().bucketDeleted(this.info.name());
		this.objects.values().forEach((object) -> object.content().release());
		this.objects.clear();
	}

	/** Put back what an earlier run had. */
	void restore(StoredObject object) {
		this.objects.put(utf8(object.key()), object);
	}

	/**
	 * Remove the bucket if it has neither objects nor uploads; afterwards nothing can be
	 * stored in it.
	 */
	boolean removeIfEmpty() throws IOException {
		this.existence.writeLock().lock();
		try {
			if (!this.gone && !(this.objects.isEmpty() && this.uploads.isEmpty())) {
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

	/** Makes an object out of the one before. */
	public interface Replacement {

		StoredObject of(@Nullable StoredObject previous) throws IOException;

	}

	/** A change to one key. */
	private interface Change {

		void apply() throws IOException;

	}

}
