package io.storager.driver;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.storager.Encryption;
import io.storager.Part;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.options.SignOptions;
import io.storager.options.SignPostOptions;
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
	 * Sign a form. Nothing is sent, also not to resolve a name.
	 * @param expiry from one second up to the vendor's maximum
	 */
	SignedPost signPost(Form form, Duration expiry) throws Exception;

	/** Whether a form can tell the service whom to call when the file is stored. */
	default boolean callsBack() {
		return false;
	}

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
	 * @param options what else the request is to say, checked; the access rule of a
	 * completion is that of the upload
	 * @param encryption checked settings, or {@code null} for none
	 */
	record Task(Kind kind, String key, @Nullable String uploadId, int index, List<Part> parts, SignOptions options,
			@Nullable Encryption encryption) {
	}

	/**
	 * A form to sign.
	 *
	 * @param key the object's key, or what it has to begin with
	 * @param options what the form may upload, with the sizes either both set or both
	 * missing
	 * @param userMetadata user metadata as it is sent
	 * @param encryption checked settings, or {@code null} for none
	 */
	record Form(String key, SignPostOptions options, Map<String, String> userMetadata,
			@Nullable Encryption encryption) {

		/** What the service takes for the place of the file's name. */
		public static final String FILE_NAME = "${filename}";

		/** What the form has as the object's key. */
		public String keyField() {
			return this.options.prefix() ? this.key + FILE_NAME : this.key;
		}

		/** Whether the sender has no say in the media type. */
		public boolean fixesType() {
			return this.options.contentType() != null
					|| (!this.options.prefix() && this.options.contentTypePrefix() == null);
		}

	}

}
