package io.storager.driver;

/** Copies within a bucket; a {@link BucketDriver} that can do it implements this too. */
public interface CopyDriver {

	/** Copy an object of at most {@code copySizeMaximum} bytes with its metadata. */
	PutReply copy(String source, String target, CopyRequest request) throws Exception;

}
