package io.storager;

import io.storager.error.BucketNotExistException;
import io.storager.error.PermissionDeniedException;
import io.storager.error.RequestThrottledException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.ServiceInternalException;
import io.storager.options.BucketOptions;

/**
 * The buckets of one account. It is safe for use by many threads.
 * <p>
 * Every method that sends a request throws {@link PermissionDeniedException},
 * {@link RequestThrottledException} or {@link ServiceInternalException} where the service
 * does so. A request that was sent may have been carried out although it failed with
 * {@link ServiceInternalException}: {@link StorageException#isTemporary()} tells that the
 * same call may be made again.
 */
public interface Servicer {

	/** The service, such as {@code oss}. */
	String service();

	/**
	 * Create a bucket in the region of this servicer.
	 * @param name the bucket's name; with COS it ends with the APPID of the account
	 * @return a storager for the bucket, with the root as its work dir
	 * @throws RestrictionDissatisfiedException for a name that the service does not
	 * allow, or that another bucket has
	 */
	default Storager create(String name) {
		return create(name, BucketOptions.DEFAULT);
	}

	/**
	 * Create a bucket.
	 * @param name the bucket's name; with COS it ends with the APPID of the account
	 * @param options the region, which must be this servicer's own, and with OSS the
	 * storage class
	 * @return a storager for the bucket, with the root as its work dir
	 * @throws RestrictionDissatisfiedException for a name that the service does not
	 * allow, for one that another bucket has, and for an option that cannot be used
	 */
	Storager create(String name, BucketOptions options);

	/**
	 * Delete an empty bucket. It is no error if there is none.
	 * @throws RestrictionDissatisfiedException if there are objects or uploads in the
	 * bucket
	 * @throws BucketNotExistException if the service tells that the bucket is in another
	 * region
	 */
	void delete(String name);

	/**
	 * A storager for a bucket that need not exist, with the root as its work dir. Nothing
	 * is sent.
	 * @throws RestrictionDissatisfiedException for a name that the service does not allow
	 */
	Storager get(String name);

	/**
	 * List all buckets of the account, those of other regions too. Requests are sent
	 * while the listing is read, and that is when they fail.
	 */
	Listing<Storager> list();

}
