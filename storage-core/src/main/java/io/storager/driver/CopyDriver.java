package io.storager.driver;

/** Copies objects into a bucket, for a {@link BucketDriver} whose service can. */
public interface CopyDriver {

	/**
	 * Copy an object of at most {@code copySizeMaximum} bytes with its metadata, but with
	 * no other encryption than the request says.
	 */
	PutReply copy(String source, String target, CopyRequest request) throws Exception;

	/** Whether a request that copies can be limited in its speed. */
	default boolean limitsTraffic() {
		return false;
	}

	/**
	 * Whether the service copies from the bucket of another driver too: it is the same
	 * service, asked in the same place by the same caller, who may read the source if
	 * anybody may. Nothing is sent. If so, {@link #copy} and
	 * {@link MultipartDriver#copyPart} take a {@link CopyRequest#sourceBucket}.
	 */
	default boolean copiesFrom(BucketDriver source) {
		return false;
	}

}
