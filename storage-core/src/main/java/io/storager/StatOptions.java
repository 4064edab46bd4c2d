package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Storager#stat}.
 *
 * @param objectMode kind of object that is meant, or {@code null} for an ordinary one
 * @param multipartId id of the upload in parts that is meant
 * @param encryption server-side encryption, or {@code null} for the storager's defaults
 */
public record StatOptions(@Nullable ObjectMode objectMode, @Nullable String multipartId,
		@Nullable Encryption encryption) {

	/** No options at all. */
	public static final StatOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable ObjectMode objectMode;

		private @Nullable String multipartId;

		private @Nullable Encryption encryption;

		private Builder() {
		}

		/** Set the kind of object that is meant, or {@code null} for an ordinary one. */
		public Builder objectMode(@Nullable ObjectMode objectMode) {
			this.objectMode = objectMode;
			return this;
		}

		/** Set the id of the upload in parts that is meant. */
		public Builder multipartId(@Nullable String multipartId) {
			this.multipartId = multipartId;
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
		public StatOptions build() {
			return new StatOptions(this.objectMode, this.multipartId, this.encryption);
		}

	}

}
