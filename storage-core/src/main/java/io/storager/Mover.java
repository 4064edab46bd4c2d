package io.storager;

import io.storager.error.PreconditionFailedException;
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
	 * is a copy.
	 * <p>
	 * Only the version that was copied is deleted, as far as the service can tell: it is
	 * looked at right before, but neither service deletes on a condition. What is written
	 * between that look and the deletion is lost, unless the bucket keeps versions.
	 * @throws PreconditionFailedException if the source was written anew meanwhile; the
	 * copy of the earlier version may be there then, and the source stays
	 */
	StorageObject move(String source, String target, CopyOptions options);

}
