package io.storager;

import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/** Appends to objects. */
public interface Appender {

	/** Create an empty object that can be appended to. */
	default StorageObject createAppend(String path) {
		return createAppend(path, CreateAppendOptions.DEFAULT);
	}

	/**
	 * Create an empty object that can be appended to. One that is there, of whatever
	 * kind, is deleted first.
	 */
	StorageObject createAppend(String path, CreateAppendOptions options);

	/**
	 * Append a content where the object ended when it was created, statted or last
	 * appended to.
	 */
	default StorageObject writeAppend(StorageObject object, Content content) {
		return writeAppend(object, content, WriteAppendOptions.DEFAULT);
	}

	/**
	 * Append a content where the object ended when it was created, statted or last
	 * appended to. Of several that append to the same place one wins.
	 * @return the object with its new end, for the next append
	 * @throws AppendConflictException if the object ends elsewhere by now: nothing was
	 * appended
	 * @throws StorageException that is not temporary if the answer was lost and the bytes
	 * are there: they may be another writer's, and a stat tells where to go on
	 */
	StorageObject writeAppend(StorageObject object, Content content, WriteAppendOptions options);

	/**
	 * Append a stream of known length; see {@link #writeAppend(StorageObject, Content)}.
	 */
	default StorageObject writeAppend(StorageObject object, @Nullable InputStream stream, long size) {
		return writeAppend(object, Content.of((stream != null) ? stream : InputStream.nullInputStream(), size));
	}

	/**
	 * Say that nothing more will be appended. Both services keep what was appended at
	 * once.
	 */
	void commitAppend(StorageObject object);

}
