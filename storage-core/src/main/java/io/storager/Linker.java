package io.storager;

import io.storager.error.ObjectNotExistException;
import io.storager.error.PreconditionFailedException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.CreateLinkOptions;

/**
 * Creates links: objects that stand for another object of the bucket. What every method
 * may throw is told by {@link Storager}.
 */
public interface Linker {

	/**
	 * Create a link, replacing any object that is at the path.
	 */
	default StorageObject createLink(String path, String target) {
		return createLink(path, target, CreateLinkOptions.DEFAULT);
	}

	/**
	 * Create a link, replacing any object that is at the path. Whoever reads the link
	 * gets the bytes of its target. The target need not exist when the link is created;
	 * reading the link then throws {@link ObjectNotExistException}.
	 * @param target the path of another object of this storager
	 * @throws RestrictionDissatisfiedException if the target is the link itself
	 * @throws PreconditionFailedException if there is an object and the options forbid to
	 * overwrite it
	 */
	StorageObject createLink(String path, String target, CreateLinkOptions options);

}
