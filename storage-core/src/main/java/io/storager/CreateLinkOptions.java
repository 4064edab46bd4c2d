package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Linker#createLink}.
 *
 * @param storageClass vendor's storage class
 * @param forbidOverwrite rule that there must be no object yet
 */
public record CreateLinkOptions(@Nullable String storageClass, boolean forbidOverwrite) {

	/** No options at all. */
	public static final CreateLinkOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String storageClass;

		private boolean forbidOverwrite;

		private Builder() {
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
		public CreateLinkOptions build() {
			return new CreateLinkOptions(this.storageClass, this.forbidOverwrite);
		}

	}

}
