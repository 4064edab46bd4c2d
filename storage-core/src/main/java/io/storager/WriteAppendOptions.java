package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Appender#writeAppend}.
 *
 * @param contentMd5 base64 of the MD5 of the bytes, which is checked before they are
 * stored
 * @param progress watcher of the transfer
 */
public record WriteAppendOptions(@Nullable String contentMd5, @Nullable ProgressListener progress) {

	/** No options at all. */
	public static final WriteAppendOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String contentMd5;

		private @Nullable ProgressListener progress;

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

		/** Make the options. */
		public WriteAppendOptions build() {
			return new WriteAppendOptions(this.contentMd5, this.progress);
		}

	}

}
