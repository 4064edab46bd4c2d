package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Direr#createDir}.
 *
 * @param storageClass vendor's storage class
 * @param encryption server-side encryption, or {@code null} for the storager's defaults
 */
public record CreateDirOptions(@Nullable String storageClass, @Nullable Encryption encryption) {

	/** No options at all. */
	public static final CreateDirOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String storageClass;

		private @Nullable Encryption encryption;

		private Builder() {
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

		/** Make the options. */
		public CreateDirOptions build() {
			return new CreateDirOptions(this.storageClass, this.encryption);
		}

	}

}
