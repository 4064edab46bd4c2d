package io.storager.driver;

import io.storager.options.RestoreOptions;

/** Archived objects, for a {@link BucketDriver} whose service has them. */
@FunctionalInterface
public interface RestoreDriver {

	/**
	 * Ask for an object to be restored; it is no error if that is under way.
	 * @throws IllegalArgumentException for options that the service lacks
	 */
	void restore(String key, RestoreOptions options) throws Exception;

}
