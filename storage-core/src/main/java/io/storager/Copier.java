package io.storager;

/**
 * Copies objects within the bucket, of any size, without their bytes passing through
 * here.
 */
public interface Copier {

	/** Copy an object with its metadata, replacing any that is at the target. */
	default StorageObject copy(String source, String target) {
		return copy(source, target, CopyOptions.DEFAULT);
	}

	/**
	 * Copy an object with its metadata, replacing any that is at the target. Onto itself
	 * it changes only what the options ask for.
	 * @throws RestrictionDissatisfiedException if the object is larger than what the
	 * parts of an upload can hold, see {@link StorageMetadata}
	 */
	StorageObject copy(String source, String target, CopyOptions options);

}
