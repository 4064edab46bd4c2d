package io.storager.driver;

import org.jspecify.annotations.Nullable;

/** Links within a bucket, for a {@link BucketDriver} whose service can. */
public interface LinkDriver {

	/**
	 * Create a link.
	 * @param request its storage class, and whether it must not take the place of an
	 * object; the rest is not for links
	 * @return what the service told, be it nothing
	 */
	PutReply putLink(String key, String target, PutRequest request) throws Exception;

	/**
	 * The key that a link points to.
	 * @param versionId the version of the link, or {@code null} for the latest
	 */
	String linkTarget(String key, @Nullable String versionId) throws Exception;

}
