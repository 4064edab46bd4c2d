package io.storager;

import java.util.Map;

import io.storager.error.ObjectNotExistException;
import io.storager.error.RestrictionDissatisfiedException;

/**
 * Tags of objects, which rules of the bucket can refer to. Both services take at most 10
 * tags of an object; names have 1 to 128 characters on OSS and 1 to 127 on COS, values at
 * most 256 and 255: letters, digits, spaces and {@code + - = . _ : / @}. What every
 * method may throw is told by {@link Storager}.
 *
 * @see <a href= "https://help.aliyun.com/en/oss/user-guide/object-tagging-8">Tags of
 * OSS</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/35665">Tags of COS</a>
 */
public interface Tagger {

	/**
	 * The tags of an object.
	 * @throws ObjectNotExistException if there is no object
	 */
	Map<String, String> tags(String path);

	/**
	 * The tags of an object that was listed, stat'ed or written, or of one version of it.
	 * @throws ObjectNotExistException if there is no object
	 */
	Map<String, String> tags(StorageObject object);

	/**
	 * Replace all tags of an object.
	 * @param tags the tags; none deletes those that are there
	 * @throws ObjectNotExistException if there is no object
	 * @throws RestrictionDissatisfiedException for more or longer tags than the service
	 * takes
	 */
	void setTags(String path, Map<String, String> tags);

	/**
	 * Replace all tags of an object that was listed, stat'ed or written, or of one
	 * version of it; see {@link #setTags(String, Map)}.
	 * @throws ObjectNotExistException if there is no object
	 */
	void setTags(StorageObject object, Map<String, String> tags);

	/**
	 * Delete all tags of an object.
	 * @throws ObjectNotExistException if there is no object
	 */
	void deleteTags(String path);

	/**
	 * Delete all tags of an object that was listed, stat'ed or written, or of one version
	 * of it.
	 * @throws ObjectNotExistException if there is no object
	 */
	void deleteTags(StorageObject object);

}
