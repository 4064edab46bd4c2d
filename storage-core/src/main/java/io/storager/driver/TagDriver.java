package io.storager.driver;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Tags of objects, for a {@link BucketDriver} whose service has them. */
public interface TagDriver {

	/**
	 * Refuse tags that the service does not take.
	 * @throws IllegalArgumentException with a message that says what is allowed
	 */
	void check(Map<String, String> tags);

	/**
	 * The tags of an object.
	 * @param versionId the version, or {@code null} for the latest
	 */
	Map<String, String> tags(String key, @Nullable String versionId) throws Exception;

	/** Replace all tags of an object by at least one other, which was checked. */
	void setTags(String key, @Nullable String versionId, Map<String, String> tags) throws Exception;

	/** Delete all tags of an object. */
	void deleteTags(String key, @Nullable String versionId) throws Exception;

}
