package io.storager.options;

import io.storager.Servicer;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Servicer#create}. */
public final class BucketOptions {

	/** No options at all. */
	public static final BucketOptions DEFAULT = builder().build();

	private final @Nullable String location;

	private final @Nullable String storageClass;

	private BucketOptions(Builder builder) {
		this.location = builder.location;
		this.storageClass = builder.storageClass;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().location(this.location).storageClass(this.storageClass);
	}

	/** Location, or {@code null} for the servicer's own. */
	public @Nullable String location() {
		return this.location;
	}

	/** Vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("location", this.location).with("storageClass", this.storageClass);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof BucketOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("BucketOptions");
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
			return new BucketOptions(this);
		}

	}

}
