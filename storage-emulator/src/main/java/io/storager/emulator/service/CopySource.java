package io.storager.emulator.service;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.SharedBlob;
import io.storager.emulator.store.StoredObject;

/**
 * An object that is being copied from: whatever happens to its key meanwhile, these bytes
 * stay until this is closed.
 *
 * @param object the object
 * @param content its bytes, held
 */
public record CopySource(StoredObject object, SharedBlob content) implements AutoCloseable {

	/** Open the object, which has to exist. */
	public static CopySource of(Call call, Address address) throws IOException {
		String name = String.valueOf(address.bucket());
		String key = String.valueOf(address.key());
		Bucket bucket = call.store().bucket(name);
		if (bucket == null) {
			throw Errors.noSuchBucket(name);
		}
		while (true) {
			StoredObject object = bucket.get(key);
			if (object == null) {
				throw Errors.noSuchKey(key);
			}
			try {
				return new CopySource(object, object.content().share());
			}
			catch (NoSuchFileException ex) {
				// Overwritten between look-up and opening: take the new one.
				StoredObject current = bucket.get(key);
				if (current != null && current.content() == object.content()) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Return a range of the source as new content, hashed; of a source that is all one
	 * piece the hash is known.
	 * @param md5 the MD5 of the whole source, or an empty array if its tag does not tell
	 */
	public ReceivedContent range(long offset, long length, byte[] md5) throws IOException {
		SharedBlob range = this.content.share(offset, length);
		boolean hashed = false;
		try {
			ReceivedContent received = (length == this.content.size() && md5.length > 0)
					? new ReceivedContent(range, md5, this.object.crc64()) : ReceivedContent.of(range);
			hashed = true;
			return received;
		}
		finally {
			if (!hashed) {
				range.release();
			}
		}
	}

	@Override
	public void close() {
		this.content.release();
	}

}
