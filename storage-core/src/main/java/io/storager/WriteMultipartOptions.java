package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Multiparter#writeMultipart}.
 *
 * @param contentMd5 base64 of the MD5 of the bytes, which is checked before they are
 * stored
 * @param progress watcher of the transfer
 * @param encryption server-side encryption, or {@code null} for the storager's defaults
 */
public record WriteMultipartOptions(@Nullable String contentMd5, @Nullable ProgressListener progress,
		@Nullable Encryption encryption) {

	/** No options at all. */
	public static final WriteMultipartOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String contentMd5;

		private @Nullable ProgressListener progress;

		private @Nullable Encryption encryption;

		private Builder() {
		}

		/**
		 * Set the base64 of the MD5 of the bytes, which is checked before they are
		 * stored.
		 */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.contentMd5 = contentMd5;
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

		/** Make the options. */
		public WriteMultipartOptions build() {
			return new WriteMultipartOptions(this.contentMd5, this.progress, this.encryption);
		}

	}

}
