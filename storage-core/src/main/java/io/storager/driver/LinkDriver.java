package io.storager.driver;

import org.jspecify.annotations.Nullable;

/** Links within a bucket, for a {@link BucketDriver} whose service can. */
public interface LinkDriver {

	/**
	 * Create a link.
	 * @return the id of the version that was written, if the service told
	 */
	@Nullable String putLink(String key, String target, @Nullable String storageClass, boolean forbidOverwrite) throws Exception;

	/**
	 * The key that a link points to.
	 * @param versionId the version of the link, or {@code null} for the latest
	 */
	String linkTarget(String key, @Nullable String versionId) throws Exception;

}
