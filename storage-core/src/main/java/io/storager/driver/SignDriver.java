package io.storager.driver;

import java.time.Duration;
import java.util.List;

import io.storager.Encryption;
import io.storager.Part;
import io.storager.SignedRequest;
import io.storager.options.SignOptions;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests for others, for a {@link BucketDriver} whose service can.
 */
public interface SignDriver {

	/**
	 * Sign a request. Nothing is sent, also not to resolve a name.
	 * @param expiry from one second up to the vendor's maximum
	 */
	SignedRequest sign(Task task, Duration expiry) throws Exception;

	/**
	 * The longest expiry that the service accepts with this driver's kind of signature.
	 */
	Duration expiryMaximum();

	/** What the request is to do. */
	enum Kind {

		/** Read an object. */
		READ,

		/** Write an object. */
		WRITE,

		/** Delete an object. */
		DELETE,

		/** Start an upload in parts. */
		CREATE_MULTIPART,

		/** Upload a part. */
		WRITE_MULTIPART,

		/** List parts. */
		LIST_MULTIPART,

		/** Complete an upload. */
		COMPLETE_MULTIPART

	}

	/**
	 * A request to sign.
	 *
	 * @param kind what it does
	 * @param key the object's key
	 * @param uploadId the upload, for those that have one
	 * @param index the part's index, from 0, or -1
	 * @param parts the parts of a completion
	 * @param options what else the request is to say
	 * @param encryption checked settings, or {@code null} for none
	 */
	record Task(Kind kind, String key, @Nullable String uploadId, int index, List<Part> parts, SignOptions options,
			@Nullable Encryption encryption) {
	}

}
