package io.storager.emulator.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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

	private final History history;

	private final AtomicLong lastSequence = new AtomicLong();

	private volatile BucketInfo info;

	private boolean gone;

	Bucket(ObjectStore store, BucketInfo info) {
		this.store = store;
		this.info = info;
		this.uploads = new Uploads(store.backing(), info.name());
		this.history = new History(store.backing(), info.name());
		Arrays.setAll(this.keyLocks, (index) -> new ReentrantLock());
	}

	/** Return what is known of the bucket. */
	public BucketInfo info() {
		return this.info;
	}

	/**
	 * Change what is known of the bucket.
	 * @param change what it becomes
	 * @throws IOException if the storage fails; it then stays as it was
	 */
	public void update(UnaryOperator<BucketInfo> change) throws IOException {
		this.existence.writeLock().lock();
		try {
			if (!this.gone) {
				BucketInfo changed = change.apply(this.info);
				this.store.backing().bucketChanged(changed);
				this.info = changed;
			}
		}
		finally {
			this.existence.writeLock().unlock();
		}
	}

	/** Return the object, or {@code null} if there is none. */
	public @Nullable StoredObject get(String key) {
		return this.objects.get(utf8(key));
	}

	/** Return a version of a key, or {@code null} if there is none. */
	public @Nullable StoredObject get(String key, String versionId) {
		byte[] bytes = utf8(key);
		StoredObject current = this.objects.get(bytes);
		return (current != null && current.version().id().equals(versionId)) ? current
				: this.history.find(bytes, versionId);
	}

	/** Return the delete marker that hides a key, or {@code null} if none does. */
	public @Nullable StoredObject deleteMarker(String key) {
		byte[] bytes = utf8(key);
		List<StoredObject> older = this.history.of(bytes);
		boolean hidden = !this.objects.containsKey(bytes) && !older.isEmpty();
		return (hidden && older.get(0).version().deleteMarker()) ? older.get(0) : null;
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
	 * Store an object in place of whatever its key has, which with versioning stays as an
	 * older version.
	 * @param object the object
	 * @param check sees what the key has at that very moment and may throw to leave it so
	 * @return the object as it is stored, or {@code null} if the bucket was gone
	 * @throws IOException if the storage fails; the key then keeps what it had
	 */
	public @Nullable StoredObject put(StoredObject object, Consumer<@Nullable StoredObject> check) throws IOException {
		byte[] bytes = utf8(object.key());
		StoredObject[] stored = new StoredObject[1];
		boolean there = change(bytes, () -> {
			StoredObject previous = this.objects.get(bytes);
			check.accept(previous);
			stored[0] = object.withVersion(nextVersion(false));
			if (previous != null && keeps(previous)) {
				this.history.push(bytes, previous);
				store(bytes, stored[0], null);
			}
			else {
				store(bytes, stored[0], previous);
			}
			forgetNullVersion(bytes);
		});
		return there ? stored[0] : null;
	}

	/**
	 * Store an object that depends on what its key has, as the same version.
	 * @param key the key
	 * @param replacement makes the object out of the one before, whose content it may
	 * share, or throws to leave it so
	 * @return the object as it is stored, or {@code null} if the bucket was gone
	 * @throws IOException if the storage fails; the key then keeps what it had
	 */
	public @Nullable StoredObject replace(String key, Replacement replacement) throws IOException {
		byte[] bytes = utf8(key);
		StoredObject[] stored = new StoredObject[1];
		boolean there = change(bytes, () -> {
			StoredObject previous = this.objects.get(bytes);
			stored[0] = replacement.of(previous)
				.withVersion((previous != null) ? previous.version() : nextVersion(false));
			store(bytes, stored[0], previous);
			if (previous == null) {
				forgetNullVersion(bytes);
			}
		});
		return there ? stored[0] : null;
	}

	/**
	 * Change what is said of an object, but not its content.
	 * @param object the object, of whatever version
	 * @param change what it becomes
	 * @throws IOException if the storage fails; it then stays as it was
	 */
	public void describe(StoredObject object, UnaryOperator<StoredObject> change) throws IOException {
		byte[] bytes = utf8(object.key());
		change(bytes, () -> {
			StoredObject current = this.objects.get(bytes);
			StoredObject older = this.history.find(bytes, object.version().id());
			if (current != null && current.version().equals(object.version())) {
				StoredObject changed = change.apply(current);
				this.store.backing().objectStored(this.info.name(), changed);
				this.objects.put(bytes, changed);
			}
			else if (older != null) {
				this.history.replace(bytes, older, change.apply(older));
			}
		});
	}

	private void store(byte[] key, StoredObject object, @Nullable StoredObject previous) throws IOException {
		try {
			this.store.backing().objectStored(this.info.name(), object);
		}
		catch (IOException ex) {
			object.content().release();
			throw ex;
		}
		this.objects.put(key, object);
		if (previous != null) {
			previous.content().release();
		}
	}

	private ObjectVersion nextVersion(boolean deleteMarker) {
		if (!this.info.isVersioned()) {
			return ObjectVersion.NONE;
		}
		long sequence = this.lastSequence.incrementAndGet();
		String id = this.info.isSuspended() ? ObjectVersion.NULL_ID
				: "CAEQ" + String.format(Locale.ROOT, "%08x", sequence)
						+ UUID.randomUUID().toString().replace("-", "").substring(0, 20);
		return new ObjectVersion(id, sequence, deleteMarker);
	}

	/** While versioning is suspended, a key has one version of what comes and goes. */
	private boolean keeps(StoredObject previous) {
		return this.info.isVersioned() && !(this.info.isSuspended() && previous.version().isNull());
	}

	private void forgetNullVersion(byte[] key) throws IOException {
		StoredObject old = this.info.isSuspended() ? this.history.find(key, ObjectVersion.NULL_ID) : null;
		if (old != null) {
			this.history.remove(key, old);
			old.content().release();
		}
	}

	/**
	 * Delete an object if it is there; with versioning it stays behind a delete marker.
	 * @param key the key
	 * @param now when
	 * @return what was done
	 */
	public Deleted delete(String key, Instant now) throws IOException {
		return delete(key, now, (current) -> true);
	}

	/**
	 * Delete an object as {@link #delete(String, Instant)} does, unless its key has
	 * another one by now.
	 * @param object the object
	 * @param when the date of the delete marker
	 * @throws IOException if the storage fails
	 */
	public void expire(StoredObject object, Instant when) throws IOException {
		delete(object.key(), when, (current) -> current == object);
	}

	/**
	 * Delete an older version or a delete marker for good, unless it was replaced by now.
	 * @param version the version
	 * @throws IOException if the storage fails
	 */
	public void expireOlder(StoredObject version) throws IOException {
		byte[] bytes = utf8(version.key());
		change(bytes, () -> {
			if (this.history.find(bytes, version.version().id()) == version) {
				this.history.remove(bytes, version);
				version.content().release();
				if (!this.objects.containsKey(bytes)) {
					promote(bytes);
				}
			}
		});
	}

	private Deleted delete(String key, Instant now, Predicate<@Nullable StoredObject> expected) throws IOException {
		byte[] bytes = utf8(key);
		Deleted[] deleted = { Deleted.PLAINLY };
		change(bytes, () -> {
			StoredObject previous = this.objects.get(bytes);
			if (!expected.test(previous)) {
				return;
			}
			if (this.info.isVersioned()) {
				forgetNullVersion(bytes);
				StoredObject marker = StoredObject.deleteMarker(key, now, nextVersion(true));
				this.history.push(bytes, marker);
				deleted[0] = new Deleted(marker.version().id(), true);
			}
			if (previous != null) {
				if (keeps(previous)) {
					this.history.push(bytes, previous);
				}
				this.store.backing().objectDeleted(this.info.name(), key);
				this.objects.remove(bytes);
				if (!keeps(previous)) {
					previous.content().release();
				}
			}
		});
		return deleted[0];
	}

	/**
	 * Delete a version for good, if it is there; the next older one takes its place.
	 * @param key the key
	 * @param versionId the version
	 * @return what was done
	 */
	public Deleted delete(String key, String versionId) throws IOException {
		byte[] bytes = utf8(key);
		Deleted[] deleted = { new Deleted(versionId, false) };
		change(bytes, () -> {
			StoredObject current = this.objects.get(bytes);
			StoredObject older = this.history.find(bytes, versionId);
			if (current != null && current.version().id().equals(versionId)) {
				this.store.backing().objectDeleted(this.info.name(), key);
				this.objects.remove(bytes);
				current.content().release();
				promote(bytes);
			}
			else if (older != null) {
				deleted[0] = new Deleted(versionId, older.version().deleteMarker());
				this.history.remove(bytes, older);
				older.content().release();
				if (current == null) {
					promote(bytes);
				}
			}
		});
		return deleted[0];
	}

	/** Make the newest version the current object, unless it is a delete marker. */
	private void promote(byte[] key) throws IOException {
		List<StoredObject> versions = this.history.of(key);
		if (!versions.isEmpty() && !versions.get(0).version().deleteMarker()) {
			StoredObject newest = versions.get(0);
			this.store.backing().objectStored(this.info.name(), newest);
			this.objects.put(key, newest);
			this.history.remove(key, newest);
		}
	}

	/** Return a page of the versions of the bucket's objects. */
	public VersionPage listVersions(VersionQuery query) {
		return this.history.list(query, this.objects);
	}

	/** Return all current objects. */
	public List<StoredObject> objects() {
		return List.copyOf(this.objects.values());
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
		List<StoredObject> older = new ArrayList<>();
		for (StoredObject version : this.history.all()) {
			StoredObject copy = shared(version);
			if (copy != null) {
				older.add(copy);
			}
		}
		return new StoreSnapshot.BucketCopy(this.info, copies, older);
	}

	private @Nullable StoredObject copy(byte[] key) {
		while (true) {
			StoredObject object = this.objects.get(key);
			if (object == null) {
				return null;
			}
			StoredObject copy = shared(object);
			if (copy != null) {
				return copy;
			}
		}
	}

	/** Return an object with a hold of its own, or {@code null} if it has gone. */
	private static @Nullable StoredObject shared(StoredObject object) {
		try {
			return object.withContent(object.content().share());
		}
		catch (NoSuchFileException ex) {
			// Replaced or deleted since it was looked up.
			return null;
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
		this.history.all().forEach((version) -> version.content().release());
		this.history.clear();
	}

	/** Put back what a snapshot has into a bucket that is empty. */
	void putBack(List<StoredObject> current, List<StoredObject> older) throws IOException {
		for (StoredObject object : current) {
			this.store.backing().objectStored(this.info.name(), object);
		}
		for (StoredObject version : older) {
			this.store.backing().versionStored(this.info.name(), version);
		}
		restore(current, older);
	}

	/**
	 * Put back what an earlier run had, and end what it was about to do: the newest
	 * version of a key is the current one, and no version is there twice.
	 */
	void restore(List<StoredObject> current, List<StoredObject> older) throws IOException {
		Map<String, List<StoredObject>> versions = new HashMap<>();
		older.forEach((version) -> versions.computeIfAbsent(version.key(), (key) -> new ArrayList<>()).add(version));
		for (StoredObject object : current) {
			restoreKey(object, versions.computeIfAbsent(object.key(), (key) -> new ArrayList<>()));
			versions.remove(object.key());
		}
		for (List<StoredObject> rest : versions.values()) {
			restoreKey(null, rest);
		}
	}

	private void restoreKey(@Nullable StoredObject current, List<StoredObject> older) throws IOException {
		byte[] key = utf8((current != null) ? current.key() : older.get(0).key());
		List<StoredObject> left = new ArrayList<>();
		for (StoredObject version : older) {
			if (current != null && current.version().equals(version.version())) {
				this.store.backing().versionDeleted(this.info.name(), version);
				version.content().release();
			}
			else {
				left.add(version);
			}
		}
		left.sort(Comparator.comparingLong((StoredObject version) -> -version.version().sequence()));
		this.history.restore(key, left);
		long newest = left.isEmpty() ? -1 : left.get(0).version().sequence();
		if (current != null && current.version().sequence() >= newest) {
			this.objects.put(key, current);
		}
		else {
			if (current != null) {
				this.history.push(key, current);
				this.store.backing().objectDeleted(this.info.name(), current.key());
			}
			promote(key);
		}
		long last = Math.max(newest, (current != null) ? current.version().sequence() : 0);
		this.lastSequence.accumulateAndGet(last, Math::max);
	}

	/**
	 * Remove the bucket if it has neither objects nor uploads; afterwards nothing can be
	 * stored in it.
	 */
	boolean removeIfEmpty() throws IOException {
		this.existence.writeLock().lock();
		try {
			if (!this.gone && !(this.objects.isEmpty() && this.history.isEmpty() && this.uploads.isEmpty())) {
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

	static byte[] utf8(String key) {
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
