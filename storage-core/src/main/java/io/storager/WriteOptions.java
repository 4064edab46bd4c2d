package io.storager;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Storager#write} and the streams that write.
 *
 * @param contentType media type; without one it follows from the path's ending
 * @param contentMd5 base64 of the MD5 of the bytes, which is checked before they are
 * stored
 * @param contentDisposition value of the header with which the object is served
 * @param storageClass vendor's storage class
 * @param userMetadata user's own metadata: names of letters, digits and hyphens, stored
 * in lower case; any values
 * @param progress watcher of the transfer
 * @param encryption server-side encryption, or {@code null} for the storager's defaults
 * @param forbidOverwrite rule that there must be no object yet
 */
public record WriteOptions(@Nullable String contentType, @Nullable String contentMd5,
		@Nullable String contentDisposition, @Nullable String storageClass, Map<String, String> userMetadata,
		@Nullable ProgressListener progress, @Nullable Encryption encryption, boolean forbidOverwrite) {

	public WriteOptions {
		userMetadata = Map.copyOf(userMetadata);
	}

	/** No options at all. */
	public static final WriteOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String contentType;

		private @Nullable String contentMd5;

		private @Nullable String contentDisposition;

		private @Nullable String storageClass;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable ProgressListener progress;

		private @Nullable Encryption encryption;

		private boolean forbidOverwrite;

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

		/** Set the value of the header with which the object is served. */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			this.contentDisposition = contentDisposition;
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/**
		 * Set the user's own metadata: names of letters, digits and hyphens, stored in
		 * lower case; any values.
		 */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = userMetadata;
			return this;
		}

		/** Set the watcher of the transfer. */
		public Builder progress(@Nullable ProgressListener progress) {
			this.progress = progress;
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Set the rule that there must be no object yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
			return this;
		}

		/** Make the options. */
		public WriteOptions build() {
			return new WriteOptions(this.contentType, this.contentMd5, this.contentDisposition, this.storageClass,
					this.userMetadata, this.progress, this.encryption, this.forbidOverwrite);
		}

	}

}
