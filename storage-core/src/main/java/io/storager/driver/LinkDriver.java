package io.storager.driver;

import org.jspecify.annotations.Nullable;

/** Links within a bucket, for a {@link BucketDriver} whose service can. */
public interface LinkDriver {

	/** Create a link. */
	void putLink(String key, String target, @Nullable String storageClass, boolean forbidOverwrite) throws Exception;

	/** The key that a link points to. */
	String linkTarget(String key) throws Exception;

}
