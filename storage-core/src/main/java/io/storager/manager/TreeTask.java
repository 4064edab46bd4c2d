package io.storager.manager;

import java.util.Iterator;
import java.util.List;

import io.storager.ProgressListener;
import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with each member of a tree.
 *
 * @param <T> a member
 */
interface TreeTask<T> {

	/**
	 * The members, which are listed while they are read. If it can be closed, it is.
	 */
	Iterator<T> members();

	/** How many objects a member stands for. */
	default int objects(T member) {
		return 1;
	}

	/** How many bytes a member has, or 0 if that is not known. */
	long bytes(T member);

	/**
	 * Do it. Called by many threads.
	 * @param progress hears of the bytes
	 * @throws StorageException if it fails
	 */
	List<ObjectResult> perform(T member, ProgressListener progress);

	/** How a failure is told. */
	List<ObjectResult> failed(T member, StorageException failure);

	/** A failure that has nothing to do with a single member. */
	StorageException failure(String reason, @Nullable Throwable cause);

}
