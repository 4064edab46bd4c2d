package io.storager.test;

import java.util.List;

import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.error.ObjectNotExistException;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions on the objects of a storager. */
public final class StoragerAssert extends AbstractAssert<StoragerAssert, Storager> {

	StoragerAssert(Storager storager) {
		super(storager, StoragerAssert.class);
	}

	/**
	 * Assert that there is an object.
	 * @param path the object's path
	 * @return assertions on the object
	 */
	public StoredObjectAssert hasObject(String path) {
		isNotNull();
		try {
			return new StoredObjectAssert(this.actual, this.actual.stat(path));
		}
		catch (ObjectNotExistException ex) {
			throw failure("Expecting bucket '%s' to have an object at '%s', but it has: %s",
					this.actual.metadata().bucket(), path, paths());
		}
	}

	/**
	 * Assert that there is no object.
	 * @param path the path
	 */
	public StoragerAssert doesNotHaveObject(String path) {
		isNotNull();
		try {
			this.actual.stat(path);
		}
		catch (ObjectNotExistException ex) {
			return this;
		}
		throw failure("Expecting bucket '%s' to have no object at '%s'", this.actual.metadata().bucket(), path);
	}

	/**
	 * Assert that there are these objects under the work dir, and no others.
	 * @param paths their paths, in any order
	 */
	public StoragerAssert hasOnlyObjects(String... paths) {
		isNotNull();
		Assertions.assertThat(paths())
			.as("the objects of bucket '%s'", this.actual.metadata().bucket())
			.containsExactlyInAnyOrder(paths);
		return this;
	}

	/** Assert that there is no object under the work dir. */
	public StoragerAssert hasNoObjects() {
		return hasOnlyObjects();
	}

	private List<String> paths() {
		return this.actual.list("").stream().map(StorageObject::path).toList();
	}

}
