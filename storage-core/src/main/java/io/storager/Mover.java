package io.storager;

/** Moves objects within the bucket: a copy, and then the source is deleted. */
public interface Mover {

	/** Move an object with its metadata, replacing any that is at the target. */
	default StorageObject move(String source, String target) {
		return move(source, target, CopyOptions.DEFAULT);
	}

	/**
	 * Move an object with its metadata, replacing any that is at the target. If the
	 * source cannot be deleted, both are there and an exception says so. Onto itself it
	 * is a copy.
	 */
	StorageObject move(String source, String target, CopyOptions options);

}
