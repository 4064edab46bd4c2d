package io.storager.emulator.store;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/** A multipart upload that is under way: no object shows anything of it. */
public final class MultipartUpload {

	private final Uploads uploads;

	private final String id;

	private final StoredObject draft;

	private final ConcurrentSkipListMap<Integer, UploadPart> parts = new ConcurrentSkipListMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	private boolean ended;

	MultipartUpload(Uploads uploads, String id, StoredObject draft) {
		this.uploads = uploads;
		this.id = id;
		this.draft = draft;
	}

	/** Return the upload id. */
	public String id() {
		return this.id;
	}

	/** Return what the object shall be, all but its content; modified at the start. */
	public StoredObject draft() {
		return this.draft;
	}

	/** Return the parts by number, as they are now. */
	public SortedMap<Integer, UploadPart> parts() {
		return new TreeMap<>(this.parts);
	}

	/**
	 * Store a part in place of whatever its number has, and take over its content.
	 * @param part the part
	 * @return whether the upload was still under way; otherwise nothing is stored
	 * @throws IOException if the storage fails; the number then keeps what it had
	 */
	public boolean put(UploadPart part) throws IOException {
		boolean stored = false;
		this.lock.lock();
		try {
			if (this.ended) {
				return false;
			}
			this.uploads.partStored(this, part);
			UploadPart previous = this.parts.put(part.number(), part);
			stored = true;
			if (previous != null) {
				previous.content().release();
			}
			return true;
		}
		finally {
			this.lock.unlock();
			if (!stored) {
				part.content().release();
			}
		}
	}

	/**
	 * End the upload: afterwards it has no parts and takes none.
	 * @param ending what to do with the parts before they go; may throw to leave all as
	 * it is
	 * @return whether the upload was still under way
	 * @throws IOException if the storage fails
	 */
	public boolean end(Ending ending) throws IOException {
		this.lock.lock();
		try {
			if (this.ended) {
				return false;
			}
			ending.accept(parts());
			this.ended = true;
			this.uploads.remove(this);
			this.parts.values().forEach((part) -> part.content().release());
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	void restore(UploadPart part) {
		this.parts.put(part.number(), part);
	}

	/** What happens to the parts when an upload ends. */
	public interface Ending {

		void accept(SortedMap<Integer, UploadPart> parts) throws IOException;

	}

}
