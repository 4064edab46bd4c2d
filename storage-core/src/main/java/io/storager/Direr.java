package io.storager;

import io.storager.error.CapabilityInsufficientException;
import io.storager.options.CreateDirOptions;

/**
 * Creates directories: empty objects whose keys end with a slash. What every method may
 * throw is told by {@link Storager}.
 */
public interface Direr {

	/**
	 * Create a directory. It is no error if it is there.
	 */
	default StorageObject createDir(String path) {
		return createDir(path, CreateDirOptions.DEFAULT);
	}

	/**
	 * Create a directory. It is no error if it is there.
	 * @param path the directory's path, with or without a slash at the end
	 * @throws CapabilityInsufficientException if directories are switched off, and for an
	 * option that the service does not take
	 */
	StorageObject createDir(String path, CreateDirOptions options);

}
