package io.storager;

import java.io.InputStream;

import io.storager.error.AppendConflictException;
import io.storager.error.CapabilityInsufficientException;
import io.storager.options.CreateAppendOptions;
import io.storager.options.WriteAppendOptions;
import org.jspecify.annotations.Nullable;

/**
 * Appends to objects. What every method may throw is told by {@link Storager}.
 * <p>
 * An object that is appended to has at most 5 GiB.
 *
 * @see <a href=
 * "https://www.alibabacloud.com/help/en/oss/developer-reference/append-object">AppendObject
 * of OSS</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/7741">APPEND Object of
 * COS</a>
 */
public interface Appender {

	/**
	 * Create an empty object that can be appended to; see
	 * {@link #createAppend(String, CreateAppendOptions)}.
	 */
	default StorageObject createAppend(String path) {
		return createAppend(path, CreateAppendOptions.DEFAULT);
	}

	/**
	 * Create an empty object that can be appended to. An object that is at the path, of
	 * whatever kind, is deleted first.
	 * @return the object with its end, for the first append
	 * @throws CapabilityInsufficientException for an option that the service does not
	 * take, and if the default encryption cannot be used for appending
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
