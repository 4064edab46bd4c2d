package io.storager;

/** Creates directories: empty objects whose keys end with a slash. */
public interface Direr {

	/** Create a directory. It is no error if it is there. */
	default StorageObject createDir(String path) {
		return createDir(path, CreateDirOptions.DEFAULT);
	}

	/** Create a directory. It is no error if it is there. */
	StorageObject createDir(String path, CreateDirOptions options);

}
