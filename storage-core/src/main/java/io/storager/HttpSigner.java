package io.storager;

import java.time.Duration;
import java.util.List;

/**
 * Signs requests that others may send in this credential's name until they expire.
 * Nothing is sent.
 */
public interface HttpSigner {

	/** Sign a read. */
	default SignedRequest signRead(String path, Duration expiry) {
		return signRead(path, expiry, SignOptions.DEFAULT);
	}

	/** Sign a read. */
	SignedRequest signRead(String path, Duration expiry, SignOptions options);

	/** Sign a write. */
	default SignedRequest signWrite(String path, Duration expiry) {
		return signWrite(path, expiry, SignOptions.DEFAULT);
	}

	/** Sign a write. */
	SignedRequest signWrite(String path, Duration expiry, SignOptions options);

	/** Sign a delete. */
	SignedRequest signDelete(String path, Duration expiry);

	/** Sign the start of an upload in parts. */
	SignedRequest signCreateMultipart(String path, Duration expiry, SignOptions options);

	/** Sign the upload of one part. */
	SignedRequest signWriteMultipart(StorageObject object, int index, Duration expiry, SignOptions options);

	/** Sign the listing of an upload's parts. */
	SignedRequest signListMultipart(StorageObject object, Duration expiry);

	/** Sign the completion of an upload; the request's body is in the answer. */
	SignedRequest signCompleteMultipart(StorageObject object, List<Part> parts, Duration expiry);

}
