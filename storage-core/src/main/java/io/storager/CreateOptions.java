package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Storager#create}.
 *
 * @param objectMode kind of object that is meant, or {@code null} for an ordinary one
 * @param multipartId id of the upload in parts that is meant
 */
public record CreateOptions(@Nullable ObjectMode objectMode, @Nullable String multipartId) {

	/** No options at all. */
	public static final CreateOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable ObjectMode objectMode;

		private @Nullable String multipartId;

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

		/** Make the options. */
		public CreateOptions build() {
			return new CreateOptions(this.objectMode, this.multipartId);
		}

	}

}
