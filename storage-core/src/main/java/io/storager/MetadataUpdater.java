package io.storager;

import io.storager.error.ObjectModeInvalidException;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PreconditionFailedException;
import io.storager.options.CopyOptions;

/**
 * Changes what objects are served and stored with, without their bytes passing through
 * this machine. What every method may throw is told by {@link Storager}.
 */
public interface MetadataUpdater {

	/**
	 * Change headers, user metadata, storage class or encryption of an object. The
	 * service copies the object onto itself, so that it has another time and version
	 * afterwards.
	 * @param options what to change; what they leave out stays as it is
	 * @return the object as it is now
	 * @throws ObjectNotExistException if there is no object
	 * @throws ObjectModeInvalidException for a link, and for an object that can be
	 * appended to, which would be an ordinary one afterwards
	 * @throws PreconditionFailedException if the object changes meanwhile
	 */
	StorageObject updateMetadata(String path, CopyOptions options);

	/**
	 * Change an object that was listed, stat'ed or written, as it is by now; see
	 * {@link #updateMetadata(String, CopyOptions)}.
	 * @throws ObjectModeInvalidException also if the object is an upload in parts
	 */
	StorageObject updateMetadata(StorageObject object, CopyOptions options);

}
