package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of the methods of {@link HttpSigner}.
 *
 * @param contentType media type; without one it follows from the path's ending
 * @param contentMd5 base64 of the MD5 of the bytes, which is checked before they are
 * stored
 * @param storageClass vendor's storage class
 * @param encryption server-side encryption, or {@code null} for the storager's defaults
 * @param responseContentType media type that the answer is to have
 * @param responseContentDisposition disposition that the answer is to have
 * @param responseCacheControl cache control that the answer is to have
 */
public record SignOptions(@Nullable String contentType, @Nullable String contentMd5, @Nullable String storageClass,
		@Nullable Encryption encryption, @Nullable String responseContentType,
		@Nullable String responseContentDisposition, @Nullable String responseCacheControl) {

	/** No options at all. */
	public static final SignOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String contentType;

		private @Nullable String contentMd5;

		private @Nullable String storageClass;

		private @Nullable Encryption encryption;

		private @Nullable String responseContentType;

		private @Nullable String responseContentDisposition;

		private @Nullable String responseCacheControl;

		private Builder() {
		}

		/** Set the media type; without one it follows from the path's ending. */
		public Builder contentType(@Nullable String contentType) {
			this.contentType = contentType;
			return this;
		}

		/**
		 * Set the base64 of the MD5 of the bytes, which is checked before they are
		 * stored.
		 */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.contentMd5 = contentMd5;
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Set the media type that the answer is to have. */
		public Builder responseContentType(@Nullable String responseContentType) {
			this.responseContentType = responseContentType;
			return this;
		}

		/** Set the disposition that the answer is to have. */
		public Builder responseContentDisposition(@Nullable String responseContentDisposition) {
			this.responseContentDisposition = responseContentDisposition;
			return this;
		}

		/** Set the cache control that the answer is to have. */
		public Builder responseCacheControl(@Nullable String responseCacheControl) {
			this.responseCacheControl = responseCacheControl;
			return this;
		}

		/** Make the options. */
		public SignOptions build() {
			return new SignOptions(this.contentType, this.contentMd5, this.storageClass, this.encryption,
					this.responseContentType, this.responseContentDisposition, this.responseCacheControl);
		}

	}

}
