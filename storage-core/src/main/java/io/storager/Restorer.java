package io.storager;

import io.storager.error.ObjectNotExistException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.RestoreOptions;

/**
 * Brings archived objects back for some days. What every method may throw is told by
 * {@link Storager}.
 */
public interface Restorer {

	/** Restore an archived object for a number of days. */
	default void restore(String path, int days) {
		restore(path, RestoreOptions.builder().days(days).build());
	}

	/**
	 * Ask for an archived object to be restored, which takes minutes to days:
	 * {@link Storager#stat} tells its state by {@link StorageObject#restore}. It is no
	 * error if that has been asked for already. Of a restored object, the days start
	 * again.
	 * @throws ObjectNotExistException if there is no object
	 * @throws RestrictionDissatisfiedException for an object that is not archived, and
	 * for days or a tier that its class does not have
	 */
	void restore(String path, RestoreOptions options);

	/**
	 * Ask for an archived object that was listed, stat'ed or written to be restored, or
	 * for one version of it; see {@link #restore(String, RestoreOptions)}.
	 */
	void restore(StorageObject object, RestoreOptions options);

}
