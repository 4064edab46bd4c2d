package io.storager.options;

import io.storager.Copier;
import io.storager.Encryption;
import io.storager.Mover;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Copier#copy} and {@link Mover#move}. */
public final class CopyOptions {

	/** No options at all. */
	public static final CopyOptions DEFAULT = builder().build();

	private final @Nullable Encryption sourceEncryption;

	private final @Nullable Encryption encryption;

	private final @Nullable String storageClass;

	private final boolean forbidOverwrite;

	private CopyOptions(Builder builder) {
		this.sourceEncryption = builder.sourceEncryption;
		this.encryption = builder.encryption;
		this.storageClass = builder.storageClass;
		this.forbidOverwrite = builder.forbidOverwrite;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().sourceEncryption(this.sourceEncryption)
			.encryption(this.encryption)
			.storageClass(this.storageClass)
			.forbidOverwrite(this.forbidOverwrite);
	}

	/**
	 * Key that the source needs to be read, or {@code null} for the storager's default.
	 */
	public @Nullable Encryption sourceEncryption() {
		return this.sourceEncryption;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** Vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** Rule that there must be no object yet. */
	public boolean forbidOverwrite() {
		return this.forbidOverwrite;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("sourceEncryption", this.sourceEncryption)
			.with("encryption", this.encryption)
			.with("storageClass", this.storageClass)
			.with("forbidOverwrite", this.forbidOverwrite);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CopyOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("CopyOptions");
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
			return new CopyOptions(this);
		}

	}

}
