package io.storager;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Appender#createAppend}.
 *
 * @param contentType media type; without one it follows from the path's ending
 * @param contentDisposition value of the header with which the object is served
 * @param storageClass vendor's storage class
 * @param userMetadata user's own metadata: names of letters, digits and hyphens, stored
 * in lower case; any values
 * @param encryption server-side encryption, or {@code null} for the storager's defaults
 */
public record CreateAppendOptions(@Nullable String contentType, @Nullable String contentDisposition,
		@Nullable String storageClass, Map<String, String> userMetadata, @Nullable Encryption encryption) {

	public CreateAppendOptions {
		userMetadata = Map.copyOf(userMetadata);
	}

	/** No options at all. */
	public static final CreateAppendOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String contentType;

		private @Nullable String contentDisposition;

		private @Nullable String storageClass;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable Encryption encryption;

		private Builder() {
		}

		/** Set the media type; without one it follows from the path's ending. */
		public Builder contentType(@Nullable String contentType) {
			this.contentType = contentType;
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

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Make the options. */
		public CreateAppendOptions build() {
			return new CreateAppendOptions(this.contentType, this.contentDisposition, this.storageClass,
					this.userMetadata, this.encryption);
		}

	}

}
