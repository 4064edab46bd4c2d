package io.storager;

/** The buckets of one account. It is safe for use by many threads. */
public interface Servicer {

	/** The service, such as {@code oss}. */
	String service();

	/** Create a bucket where this servicer is located. */
	default Storager create(String name) {
		return create(name, BucketOptions.DEFAULT);
	}

	/** Create a bucket. */
	Storager create(String name, BucketOptions options);

	/** Delete an empty bucket. It is no error if there is none. */
	void delete(String name);

	/**
	 * A storager for a bucket that need not exist, with the root as its work dir. Nothing
	 * is sent.
	 */
	Storager get(String name);

	/** List all buckets. */
	Listing<Storager> list();

}
