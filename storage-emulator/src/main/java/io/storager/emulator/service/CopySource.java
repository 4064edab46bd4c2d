package io.storager.emulator.service;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;

import io.storager.emulator.http.QueryString;
import io.storager.emulator.http.Reply;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.SharedBlob;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * An object that is being copied from: whatever happens to its key meanwhile, these bytes
 * stay until this is closed.
 *
 * @param object the object
 * @param content its bytes, held
 */
public record CopySource(StoredObject object, SharedBlob content) implements AutoCloseable {

	/**
	 * Open the object, which has to exist.
	 * @param call the request
	 * @param address the object
	 * @param versionId its version, or {@code null} for the latest
	 */
	public static CopySource of(Call call, Address address, @Nullable String versionId) throws IOException {
		String name = String.valueOf(address.bucket());
		String key = String.valueOf(address.key());
		Bucket bucket = call.store().bucket(name);
		if (bucket == null) {
			throw Errors.noSuchBucket(name);
		}
		while (true) {
			StoredObject object = (versionId != null) ? bucket.get(key, versionId) : bucket.get(key);
			Permissions.checkRead(call, bucket, key, object);
			if (object == null) {
				throw (versionId != null) ? Errors.noSuchVersion(key, versionId) : Errors.noSuchKey(key);
			}
			if (object.version().deleteMarker()) {
				throw Errors.invalidArgument("The source of a copy must not be a delete marker.");
			}
			try {
				return new CopySource(object, object.content().share());
			}
			catch (NoSuchFileException ex) {
				// Overwritten between look-up and opening: take the new one.
				StoredObject current = (versionId != null) ? bucket.get(key, versionId) : bucket.get(key);
				if (current != null && current.content() == object.content()) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Return the version id that a copy source names behind its key.
	 * @param source the source as it was sent
	 * @return the id, or {@code null}
	 */
	public static @Nullable String versionId(String source) {
		int mark = source.indexOf('?');
		if (mark < 0) {
			return null;
		}
		QueryString query = new QueryString(source.substring(mark + 1));
		if (!query.names().equals(Set.of("versionId"))) {
			throw Errors.invalidArgument("A copy source takes no parameter but versionId.");
		}
		return query.get("versionId");
	}

	/** Tell the version that was copied from. */
	public Reply tellVersion(Reply reply, Call call) {
		String id = this.object.version().id();
		return this.object.version().sequence() > 0 && call.vendor().tellsVersion(id)
				? reply.header(call.vendor().prefix() + "copy-source-version-id", id) : reply;
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
