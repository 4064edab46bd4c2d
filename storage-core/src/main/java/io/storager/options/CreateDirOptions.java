package io.storager.options;

import io.storager.Direr;
import io.storager.Encryption;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Direr#createDir}. */
public final class CreateDirOptions {

	/** No options at all. */
	public static final CreateDirOptions DEFAULT = builder().build();

	private final @Nullable String storageClass;

	private final @Nullable Encryption encryption;

	private CreateDirOptions(Builder builder) {
		this.storageClass = builder.storageClass;
		this.encryption = builder.encryption;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().storageClass(this.storageClass).encryption(this.encryption);
	}

	/** Vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("storageClass", this.storageClass).with("encryption", this.encryption);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CreateDirOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("CreateDirOptions");
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
			return new CreateDirOptions(this);
		}

	}

}
