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

	/** A request to sign. Made by the engine, read by drivers. */
	final class Task {

		private final Kind kind;

		private final String key;

		private final SignOptions options;

		private final @Nullable String uploadId;

		private final int index;

		private final List<Part> parts;

		private Task(Builder builder) {
			this.kind = builder.kind;
			this.key = builder.key;
			this.options = builder.options;
			this.uploadId = builder.uploadId;
			this.index = builder.index;
			this.parts = List.copyOf(builder.parts);
		}

		/** Start with a request that is about no upload. */
		public static Builder builder(Kind kind, String key, SignOptions options) {
			return new Builder(kind, key, options);
		}

		/** What it does. */
		public Kind kind() {
			return this.kind;
		}

		/** The object's key. */
		public String key() {
			return this.key;
		}

		/**
		 * What else the request is to say, checked and complete; the access rule of a
		 * completion is that of the upload.
		 */
		public SignOptions options() {
			return this.options;
		}

		/** Checked settings, or {@code null} for none. */
		public @Nullable Encryption encryption() {
			return this.options.encryption();
		}

		/** The upload, for those that have one. */
		public @Nullable String uploadId() {
			return this.uploadId;
		}

		/** The part's index, from 0, or -1. */
		public int index() {
			return this.index;
		}

		/** The parts of a completion. */
		public List<Part> parts() {
			return this.parts;
		}

		/** Collects what it has. */
		public static final class Builder {

			private final Kind kind;

			private final String key;

			private final SignOptions options;

			private @Nullable String uploadId;

			private int index = -1;

			private List<Part> parts = List.of();

			private Builder(Kind kind, String key, SignOptions options) {
				this.kind = kind;
				this.key = key;
				this.options = options;
			}

			/** The upload, for those that have one. */
			public Builder uploadId(@Nullable String uploadId) {
				this.uploadId = uploadId;
				return this;
			}

			/** The part's index, from 0, or -1. */
			public Builder index(int index) {
				this.index = index;
				return this;
			}

			/** The parts of a completion. */
			public Builder parts(List<Part> parts) {
				this.parts = parts;
				return this;
			}

			/** Make it. */
			public Task build() {
				return new Task(this);
			}

		}

	}

	/** A form to sign. Made by the engine, read by drivers. */
	final class Form {

		/** What the service takes for the place of the file's name. */
		public static final String FILE_NAME = "${filename}";

		private final String key;

		private final SignPostOptions options;

		private Form(String key, SignPostOptions options) {
			this.key = key;
			this.options = options;
		}

		/**
		 * A form.
		 * @param key the object's key, or what it has to begin with
		 * @param options what the form may upload, checked and complete
		 */
		public static Form of(String key, SignPostOptions options) {
			return new Form(key, options);
		}

		/** The object's key, or what it has to begin with. */
		public String key() {
			return this.key;
		}

		/**
		 * What the form may upload, checked and complete: with the sizes either both set
		 * or both missing.
		 */
		public SignPostOptions options() {
			return this.options;
		}

		/** User metadata as it is sent. */
		public Map<String, String> userMetadata() {
			return this.options.userMetadata();
		}

		/** Checked settings, or {@code null} for none. */
		public @Nullable Encryption encryption() {
			return this.options.encryption();
		}

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
