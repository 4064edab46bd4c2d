package io.storager;

/** Creates links: objects that stand for another object of the bucket. */
public interface Linker {

	/** Create a link, replacing any object that is at the path. */
	default StorageObject createLink(String path, String target) {
		return createLink(path, target, CreateLinkOptions.DEFAULT);
	}

	/**
	 * Create a link, replacing any object that is at the path. The target need not exist;
	 * reading the link reads its target.
	 */
	StorageObject createLink(String path, String target, CreateLinkOptions options);

}
