package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Servicer#create}.
 *
 * @param location location, or {@code null} for the servicer's own
 * @param storageClass vendor's storage class
 */
public record BucketOptions(@Nullable String location, @Nullable String storageClass) {

	/** No options at all. */
	public static final BucketOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String location;

		private @Nullable String storageClass;

		private Builder() {
		}

		/** Set the location, or {@code null} for the servicer's own. */
		public Builder location(@Nullable String location) {
			this.location = location;
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Make the options. */
		public BucketOptions build() {
			return new BucketOptions(this.location, this.storageClass);
		}

	}

}
