package io.storager;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Storager#read} and the streams that read.
 *
 * @param offset first byte, counted from 0
 * @param size most bytes to read, or {@code null} for all
 * @param progress watcher of the transfer
 * @param encryption server-side encryption, or {@code null} for the storager's defaults
 * @param ifMatch entity tag that the object must have
 * @param ifNoneMatch entity tag that the object must not have
 * @param ifModifiedSince time after which the object must have been written, in whole
 * seconds
 * @param ifUnmodifiedSince time after which the object must not have been written, in
 * whole seconds
 */
public record ReadOptions(long offset, @Nullable Long size, @Nullable ProgressListener progress,
		@Nullable Encryption encryption, @Nullable String ifMatch, @Nullable String ifNoneMatch,
		@Nullable Instant ifModifiedSince, @Nullable Instant ifUnmodifiedSince) {

	/** No options at all. */
	public static final ReadOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private long offset;

		private @Nullable Long size;

		private @Nullable ProgressListener progress;

		private @Nullable Encryption encryption;

		private @Nullable String ifMatch;

		private @Nullable String ifNoneMatch;

		private @Nullable Instant ifModifiedSince;

		private @Nullable Instant ifUnmodifiedSince;

		private Builder() {
		}

		/** Set the first byte, counted from 0. */
		public Builder offset(long offset) {
			this.offset = offset;
			return this;
		}

		/** Set the most bytes to read, or {@code null} for all. */
		public Builder size(@Nullable Long size) {
			this.size = size;
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

		/** Set the entity tag that the object must have. */
		public Builder ifMatch(@Nullable String ifMatch) {
			this.ifMatch = ifMatch;
			return this;
		}

		/** Set the entity tag that the object must not have. */
		public Builder ifNoneMatch(@Nullable String ifNoneMatch) {
			this.ifNoneMatch = ifNoneMatch;
			return this;
		}

		/**
		 * Set the time after which the object must have been written, in whole seconds.
		 */
		public Builder ifModifiedSince(@Nullable Instant ifModifiedSince) {
			this.ifModifiedSince = ifModifiedSince;
			return this;
		}

		/**
		 * Set the time after which the object must not have been written, in whole
		 * seconds.
		 */
		public Builder ifUnmodifiedSince(@Nullable Instant ifUnmodifiedSince) {
			this.ifUnmodifiedSince = ifUnmodifiedSince;
			return this;
		}

		/** Make the options. */
		public ReadOptions build() {
			return new ReadOptions(this.offset, this.size, this.progress, this.encryption, this.ifMatch,
					this.ifNoneMatch, this.ifModifiedSince, this.ifUnmodifiedSince);
		}

	}

}
