package io.storager;

import java.net.URI;

import io.storager.error.ObjectNotExistException;
import io.storager.error.PermissionDeniedException;
import io.storager.error.RestrictionDissatisfiedException;

/**
 * Who may get objects without a signature. What every method may throw is told by
 * {@link Storager}.
 */
public interface AccessController {

	/**
	 * The access rule of an object itself; what {@link ObjectAcl#DEFAULT} means is the
	 * bucket's matter.
	 * @throws ObjectNotExistException if there is no object
	 */
	ObjectAcl acl(String path);

	/**
	 * Change the access rule of an object.
	 * @throws ObjectNotExistException if there is no object
	 * @throws PermissionDeniedException if the bucket or the account blocks public access
	 * @throws RestrictionDissatisfiedException for a rule that the service lacks
	 */
	void setAcl(String path, ObjectAcl acl);

	/**
	 * The address of an object for everybody who may get it without a signature: at the
	 * bucket's host, or at the public endpoint of the settings. Nothing is sent, and it
	 * is not asked whether there is an object or who may get it.
	 * @throws RestrictionDissatisfiedException for a key with a part {@code .} or
	 * {@code ..}, which whoever opens the address would resolve
	 */
	URI publicUrl(String path);

}
