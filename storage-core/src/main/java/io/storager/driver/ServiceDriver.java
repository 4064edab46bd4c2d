package io.storager.driver;

import io.storager.Operation;
import io.storager.options.BucketOptions;

/**
 * The buckets of one vendor's account; the same rules as for {@link BucketDriver} hold.
 */
public interface ServiceDriver {

	/** The service's name in messages, such as {@code oss}. */
	String service();

	/**
	 * Refuse a bucket name that the vendor does not allow.
	 * @throws io.storager.error.InvalidSettingException for the setting {@code name}
	 */
	void checkName(String bucket);

	/** Create a bucket. */
	void create(String bucket, BucketOptions options) throws Exception;

	/** Delete an empty bucket. */
	void delete(String bucket) throws Exception;

	/** One page of the account's buckets. */
	BucketPage list(BucketListRequest request) throws Exception;

	/** Say what a failure means. Never throws. */
	Failure describe(Throwable error, Operation operation);

	/**
	 * Whether a failure to create a bucket says that this account has it already. A
	 * service for which that is no failure has nothing to say.
	 */
	default boolean isOwnBucket(Throwable error) {
		return false;
	}

}
