package io.storager.driver;

import io.storager.options.RestoreOptions;
import org.jspecify.annotations.Nullable;

/** Archived objects, for a {@link BucketDriver} whose service has them. */
@FunctionalInterface
public interface RestoreDriver {

	/**
	 * Ask for an object to be restored; it is no error if that is under way.
	 * @param versionId the version, or {@code null} for the latest
	 * @throws IllegalArgumentException for options that the service lacks
	 */
	void restore(String key, @Nullable String versionId, RestoreOptions options) throws Exception;

}
