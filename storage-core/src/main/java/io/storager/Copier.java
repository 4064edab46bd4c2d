package io.storager;

import io.storager.error.CapabilityInsufficientException;
import io.storager.error.IntegrityException;
import io.storager.error.ObjectArchivedException;
import io.storager.error.ObjectModeInvalidException;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PreconditionFailedException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.CopyOptions;

/**
 * Copies objects within the bucket, and from other buckets of the same service, without
 * their bytes passing through this machine. What is larger than one request may copy goes
 * in parts. What every method may throw is told by {@link Storager}.
 */
public interface Copier {

	/**
	 * Copy an object with its metadata, replacing any object that is at the target.
	 */
	default StorageObject copy(String source, String target) {
		return copy(source, target, CopyOptions.DEFAULT);
	}

	/**
	 * Copy an object with its metadata, replacing any object that is at the target. A
	 * copy of an object onto itself changes what the options ask for and nothing else.
	 * Another one is encrypted as what is written, unless the options ask for the
	 * encryption of the source, see {@link CopyOptions#keepEncryption()}.
	 * @return the copy
	 * @throws ObjectNotExistException if there is no object at the source
	 * @throws ObjectArchivedException if the source is archived and has to be restored
	 * first
	 * @throws ObjectModeInvalidException if one of both paths is a directory and the
	 * other is not
	 * @throws PreconditionFailedException if the source changes meanwhile, or if there is
	 * an object at the target and the options forbid to overwrite it
	 * @throws RestrictionDissatisfiedException if the object is larger than what the
	 * parts of an upload can hold, see {@link StorageMetadata}
	 * @throws IntegrityException if the copy has another checksum than the source
	 */
	StorageObject copy(String source, String target, CopyOptions options);

	/**
	 * Copy an object that was listed, stat'ed or written; see
	 * {@link #copy(String, String, CopyOptions)}.
	 */
	default StorageObject copy(StorageObject source, String target) {
		return copy(source, target, CopyOptions.DEFAULT);
	}

	/**
	 * Copy an object that was listed, stat'ed or written, as it is by now; see
	 * {@link #copy(String, String, CopyOptions)}. Of an object that stands for one
	 * version, see {@link StorageObject#isVersion}, that version is copied: to its own
	 * path, it becomes the latest one again.
	 * @throws ObjectModeInvalidException also if the source is an upload in parts
	 */
	StorageObject copy(StorageObject source, String target, CopyOptions options);

	/**
	 * Whether the service copies objects of another storager to this one by itself: both
	 * are of the same service, endpoint and region, with the same credential, or over the
	 * same bucket. Nothing is sent. Between all others
	 * {@link io.storager.manager.TransferManager} copies.
	 */
	boolean copiesFrom(Storager source);

	/**
	 * Copy an object of another storager; see
	 * {@link #copyFrom(Storager, String, String, CopyOptions)}.
	 */
	default StorageObject copyFrom(Storager source, String path, String target) {
		return copyFrom(source, path, target, CopyOptions.DEFAULT);
	}

	/**
	 * Copy an object of another storager to this one, as {@link #copy} copies within the
	 * bucket.
	 * @param source a storager that {@link #copiesFrom} agrees to
	 * @param path the object's path there
	 * @param target the path of the copy here
	 * @throws CapabilityInsufficientException if the service cannot copy from there
	 * @throws ObjectNotExistException if there is no object at the path
	 * @throws ObjectArchivedException if the source is archived and has to be restored
	 * first
	 * @throws ObjectModeInvalidException if one of both paths is a directory and the
	 * other is not
	 * @throws PreconditionFailedException if the source changes meanwhile, or if there is
	 * an object at the target and the options forbid to overwrite it
	 * @throws RestrictionDissatisfiedException if the object is larger than what the
	 * parts of an upload can hold, see {@link StorageMetadata}
	 * @throws IntegrityException if the copy has another checksum than the source
	 */
	StorageObject copyFrom(Storager source, String path, String target, CopyOptions options);

}
