package io.storager;

import java.time.Duration;
import java.util.List;

import io.storager.error.CapabilityInsufficientException;
import io.storager.error.ObjectModeInvalidException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.SignOptions;
import io.storager.options.SignPostOptions;

/**
 * Signs requests that others may send in the name of this credential until they expire.
 * Nothing is sent, so that a signature tells nothing of whether the object exists or
 * whether the credential may do what was signed.
 * <p>
 * An expiry is at least one second and at most 7 days with signature version 4 of OSS, 68
 * years with version 1, and 365 days with COS. A request that was signed with a temporary
 * credential ends with that credential.
 * <p>
 * Every method throws {@link RestrictionDissatisfiedException} for an expiry or a path
 * that is not allowed, and {@link CapabilityInsufficientException} for an option that the
 * request cannot carry.
 */
public interface HttpSigner {

	/**
	 * Sign a read.
	 */
	default SignedRequest signRead(String path, Duration expiry) {
		return signRead(path, expiry, SignOptions.DEFAULT);
	}

	/**
	 * Sign a read.
	 * @param options the headers that the service is to answer with, and the customer's
	 * key
	 */
	SignedRequest signRead(String path, Duration expiry, SignOptions options);

	/**
	 * Sign a read of an object that was listed, stat'ed or written.
	 */
	default SignedRequest signRead(StorageObject object, Duration expiry) {
		return signRead(object, expiry, SignOptions.DEFAULT);
	}

	/**
	 * Sign a read of an object that was listed, stat'ed or written, or of the version
	 * that it stands for.
	 * @throws ObjectModeInvalidException if the object is an upload in parts
	 */
	SignedRequest signRead(StorageObject object, Duration expiry, SignOptions options);

	/**
	 * Sign a write.
	 */
	default SignedRequest signWrite(String path, Duration expiry) {
		return signWrite(path, expiry, SignOptions.DEFAULT);
	}

	/**
	 * Sign a write. The sender has to send the headers of the {@link SignedRequest} as
	 * they are. Services refuse a request without those that are signed; version 1 of
	 * OSS's signature leaves cache control, disposition, encoding, language and expiry
	 * unsigned, and COS the language.
	 * @param options the headers that the object is to be stored with
	 */
	SignedRequest signWrite(String path, Duration expiry, SignOptions options);

	/**
	 * Sign a delete.
	 */
	SignedRequest signDelete(String path, Duration expiry);

	/**
	 * Sign a delete of an object that was listed, stat'ed or written. Of one that stands
	 * for a version, see {@link StorageObject#isVersion}, that version is deleted for
	 * good.
	 * @throws ObjectModeInvalidException if the object is an upload in parts
	 */
	SignedRequest signDelete(StorageObject object, Duration expiry);

	/**
	 * Sign the start of an upload in parts. OSS takes an access rule when the upload
	 * ends: sign that with an object that has a {@link StorageObject#multipartAcl}.
	 * @param options the headers that the object is to be stored with
	 */
	SignedRequest signCreateMultipart(String path, Duration expiry, SignOptions options);

	/**
	 * Sign the upload of one part.
	 * @param object the upload, with its id
	 * @param index the part's place, from 0 to 9,999
	 * @throws ObjectModeInvalidException if the object is no upload
	 */
	SignedRequest signWriteMultipart(StorageObject object, int index, Duration expiry, SignOptions options);

	/**
	 * Sign the listing of an upload's parts.
	 * @param object the upload, with its id
	 * @throws ObjectModeInvalidException if the object is no upload
	 */
	SignedRequest signListMultipart(StorageObject object, Duration expiry);

	/**
	 * Sign the completion of an upload. The sender has to send the body of the
	 * {@link SignedRequest}.
	 * @param object the upload, with its id
	 * @param parts all parts of the object
	 * @throws ObjectModeInvalidException if the object is no upload
	 */
	SignedRequest signCompleteMultipart(StorageObject object, List<Part> parts, Duration expiry);

	/**
	 * Sign a form with which a page uploads one file to one key, whatever its size and
	 * with the media type that follows from the path's ending.
	 */
	default SignedPost signPost(String path, Duration expiry) {
		return signPost(path, expiry, SignPostOptions.DEFAULT);
	}

	/**
	 * Sign a form with which a page uploads one file. The service itself refuses what the
	 * options do not allow. With the option {@code prefix} and an empty path whoever has
	 * the form can replace every object under the work dir, and without
	 * {@code sizeMaximum} fill it with files of up to 5 GiB, as often as they like: give
	 * such a form to nobody but your own.
	 * @param path the path of the object, or what it has to begin with
	 * @param options what may be uploaded, and what the object is to have
	 * @throws RestrictionDissatisfiedException also for sizes and types that contradict
	 * each other
	 */
	SignedPost signPost(String path, Duration expiry, SignPostOptions options);

}
