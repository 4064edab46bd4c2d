package io.storager.manager;

import java.util.Iterator;
import java.util.Objects;

import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import org.jspecify.annotations.Nullable;

/**
 * The directory at which a tree of objects starts: all objects whose paths start with it.
 *
 * @param storager where it is
 * @param path the path, ending with a slash; empty for the whole work dir
 * @param absolute the same as an absolute path
 * @param object the path as it was given if that could be an object's, or {@code null}
 */
record TreeRoot(Storager storager, String path, String absolute, @Nullable String object) {

	/**
	 * Read a path as a directory, with or without a slash at its end.
	 * @throws io.storager.StorageException for a path outside the work dir
	 */
	static TreeRoot of(Storager storager, String given) {
		String workDir = storager.metadata().workDir();
		String dir = (given.isEmpty() || given.endsWith("/")) ? given : given + "/";
		if (dir.isEmpty() || dir.equals(workDir)) {
			return new TreeRoot(storager, "", workDir, null);
		}
		String path = storager.create(dir).path();
		return new TreeRoot(storager, path, path.startsWith("/") ? path : workDir + path,
				given.endsWith("/") ? null : given);
	}

	/** What is there by now, which may be nothing. */
	Iterator<StorageObject> list() {
		return this.storager.list(this.path).iterator();
	}

	/**
	 * The objects that are to be worked on.
	 * @param operation what is done with them
	 * @throws io.storager.StorageException if there are none and the path is an object,
	 * not a directory
	 */
	Iterator<StorageObject> members(Operation operation) {
		Iterator<StorageObject> objects = list();
		if (this.object != null && !objects.hasNext() && isObject(this.object)) {
			throw Failures.restrict(operation, this.storager, this.object,
					"it is an object, and there is nothing under '%s'; allowed: a directory, or the method for one object"
						.formatted(this.path));
		}
		return objects;
	}

	/** Whoever may list but not look is told that there is nothing, as before. */
	private boolean isObject(String path) {
		try {
			return this.storager.exists(path);
		}
		catch (StorageException ex) {
			return false;
		}
	}

	/** The path of an object from here, which is empty for the marker of the root. */
	String relative(StorageObject object) {
		String start = object.path().startsWith("/") ? this.absolute : this.path;
		return object.path().substring(start.length());
	}

	/** The path in this tree. */
	String path(String relative) {
		return (this.path.isEmpty() && relative.startsWith("/")) ? this.absolute + relative : this.path + relative;
	}

	/** Whether both are in buckets of one name, at one service. */
	private boolean sharesBucket(TreeRoot other) {
		return Objects.equals(this.storager.metadata().service(), other.storager.metadata().service())
				&& Objects.equals(this.storager.metadata().bucket(), other.storager.metadata().bucket());
	}

	/** Whether one of both is within the other, and not the same. */
	boolean overlaps(TreeRoot other) {
		return sharesBucket(other) && !this.absolute.equals(other.absolute)
				&& (this.absolute.startsWith(other.absolute) || other.absolute.startsWith(this.absolute));
	}

	/** Whether both are the same directory. */
	boolean isSame(TreeRoot other) {
		return sharesBucket(other) && this.absolute.equals(other.absolute);
	}

}
