package io.storager.emulator.service;

import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.StoredObject;

/** Follows symbolic links, by one step: a link does not lead to a link. */
public final class Symlinks {

	private Symlinks() {
	}

	/**
	 * Return what a reader gets to see: the object itself or, of a link, its target under
	 * the link's name.
	 * @param call the request
	 * @param targetKey finds the target's key
	 */
	public static StoredObject follow(Call call, TargetKey targetKey) {
		StoredObject object = call.object();
		String target = object.linkTarget();
		if (target == null) {
			return object;
		}
		String key = targetKey.of(call.bucket(), target);
		StoredObject found = call.bucket().get(key);
		Permissions.checkRead(call, call.bucket(), key, found);
		if (found == null) {
			throw new ServiceException(404, "SymlinkTargetNotExist",
					"The object that the symbolic link leads to does not exist.")
				.with("Target", target);
		}
		if (found.linkTarget() != null) {
			throw new ServiceException(400, "InvalidTargetType",
					"The object that the symbolic link leads to is a symbolic link.")
				.with("Target", target);
		}
		return object.following(found);
	}

	/** Return the addressed object, which has to be a link, and not its target. */
	public static StoredObject link(Call call) {
		StoredObject object = call.object();
		if (object.linkTarget() == null) {
			throw new ServiceException(400, "NotSymlink", "The object is not a symbolic link.").with("Key", call.key());
		}
		return object;
	}

	/** Finds the key that a link's target, as it was sent, means in the bucket. */
	public interface TargetKey {

		String of(Bucket bucket, String target);

	}

}
