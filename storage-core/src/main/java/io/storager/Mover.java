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
 * Moves objects within the bucket: it copies them, and deletes the source afterwards.
 * What every method may throw is told by {@link Storager}.
 */
public interface Mover {

	/**
	 * Move an object with its metadata, replacing any object that is at the target.
	 */
	default StorageObject move(String source, String target) {
		return move(source, target, CopyOptions.DEFAULT);
	}

	/**
	 * Move an object with its metadata, replacing any that is at the target. If the
	 * source cannot be deleted, both are there and an exception says so. Onto itself it
	 * is a copy. It is encrypted as what is written, unless the options ask for the
	 * encryption of the source, see {@link CopyOptions#keepEncryption()}.
	 * <p>
	 * Only the version that was copied is deleted, as far as the service can tell: it is
	 * looked at right before, but neither service deletes on a condition. What is written
	 * between that look and the deletion is lost, unless the bucket keeps versions.
	 * @throws ObjectNotExistException if there is no object at the source
	 * @throws ObjectArchivedException if the source is archived and has to be restored
	 * first
	 * @throws ObjectModeInvalidException if one of both paths is a directory and the
	 * other is not
	 * @throws PreconditionFailedException if the source was written anew meanwhile: the
	 * copy of the earlier version may be there then, and the source stays; or if there is
	 * an object at the target and the options forbid to overwrite it
	 * @throws RestrictionDissatisfiedException if the object is larger than what the
	 * parts of an upload can hold, see {@link StorageMetadata}
	 * @throws IntegrityException if the copy has another checksum than the source
	 */
	StorageObject move(String source, String target, CopyOptions options);

	/**
	 * Move an object that was listed, stat'ed or written; see
	 * {@link #move(String, String, CopyOptions)}.
	 */
	default StorageObject move(StorageObject source, String target) {
		return move(source, target, CopyOptions.DEFAULT);
	}

	/**
	 * Move an object that was listed, stat'ed or written, as it is by now; see
	 * {@link #move(String, String, CopyOptions)}.
	 * @throws CapabilityInsufficientException if the source stands for one version: copy
	 * it, and delete it
	 * @throws ObjectModeInvalidException also if the source is an upload in parts
	 */
	StorageObject move(StorageObject source, String target, CopyOptions options);

}
