package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Copier#copy} and {@link Mover#move}.
 *
 * @param sourceEncryption key that the source needs to be read, or {@code null} for the
 * storager's default
 * @param encryption server-side encryption, or {@code null} for the storager's defaults
 * @param storageClass vendor's storage class
 * @param forbidOverwrite rule that there must be no object yet
 */
public record CopyOptions(@Nullable Encryption sourceEncryption, @Nullable Encryption encryption,
		@Nullable String storageClass, boolean forbidOverwrite) {

	/** No options at all. */
	public static final CopyOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable Encryption sourceEncryption;

		private @Nullable Encryption encryption;

		private @Nullable String storageClass;

		private boolean forbidOverwrite;

		private Builder() {
		}

		/**
		 * Set the key that the source needs to be read, or {@code null} for the
		 * storager's default.
		 */
		public Builder sourceEncryption(@Nullable Encryption sourceEncryption) {
			this.sourceEncryption = sourceEncryption;
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Set the rule that there must be no object yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
			return this;
		}

		/** Make the options. */
		public CopyOptions build() {
			return new CopyOptions(this.sourceEncryption, this.encryption, this.storageClass, this.forbidOverwrite);
		}

	}

}
