package io.storager;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * What the service said of an object's encryption. As the encryption of a write it asks
 * for the same: the storager makes the settings of its service of it. What those cannot
 * be made of is refused with {@link ErrorCode#CAPABILITY_INSUFFICIENT}: a key of the
 * customer, which no service tells, and what another service has said.
 */
public final class EncryptionInfo implements Encryption {

	private final @Nullable String algorithm;

	private final @Nullable String dataAlgorithm;

	private final @Nullable String keyId;

	private final @Nullable String customerAlgorithm;

	private final @Nullable String customerKeyMd5;

	private EncryptionInfo(Builder builder) {
		this.algorithm = builder.algorithm;
		this.dataAlgorithm = builder.dataAlgorithm;
		this.keyId = builder.keyId;
		this.customerAlgorithm = builder.customerAlgorithm;
		this.customerKeyMd5 = builder.customerKeyMd5;
	}

	/** Start with nothing. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with this one. */
	public Builder toBuilder() {
		return builder().algorithm(this.algorithm)
			.dataAlgorithm(this.dataAlgorithm)
			.keyId(this.keyId)
			.customerAlgorithm(this.customerAlgorithm)
			.customerKeyMd5(this.customerKeyMd5);
	}

	/**
	 * The method or algorithm, such as {@code KMS}, {@code cos/kms} or {@code AES256}.
	 */
	public @Nullable String algorithm() {
		return this.algorithm;
	}

	/** The algorithm of the data if it is told apart, such as {@code SM4}. */
	public @Nullable String dataAlgorithm() {
		return this.dataAlgorithm;
	}

	/** The id of the key in the vendor's key management. */
	public @Nullable String keyId() {
		return this.keyId;
	}

	/** The algorithm, if the customer's own key is used. */
	public @Nullable String customerAlgorithm() {
		return this.customerAlgorithm;
	}

	/** The base64 MD5 of the customer's own key. */
	public @Nullable String customerKeyMd5() {
		return this.customerKeyMd5;
	}

	/** What reads an object needs the key of a customer or nothing. */
	@Override
	public boolean appliesTo(Operation operation) {
		return switch (operation) {
			case READ, DOWNLOAD, STAT, WRITE_MULTIPART -> false;
			default -> true;
		};
	}

	private ValueProperties properties() {
		return new ValueProperties().with("algorithm", this.algorithm)
			.with("dataAlgorithm", this.dataAlgorithm)
			.with("keyId", this.keyId)
			.with("customerAlgorithm", this.customerAlgorithm)
			.with("customerKeyMd5", this.customerKeyMd5);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EncryptionInfo that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("EncryptionInfo");
	}

	/** Collects what the service said. */
	public static final class Builder {

		private @Nullable String algorithm;

		private @Nullable String dataAlgorithm;

		private @Nullable String keyId;

		private @Nullable String customerAlgorithm;

		private @Nullable String customerKeyMd5;

		private Builder() {
		}

		/**
		 * Set the method or algorithm, such as {@code KMS}, {@code cos/kms} or {@code
		 * AES256}.
		 */
		public Builder algorithm(@Nullable String algorithm) {
			this.algorithm = algorithm;
			return this;
		}

		/** Set the algorithm of the data if it is told apart, such as {@code SM4}. */
		public Builder dataAlgorithm(@Nullable String dataAlgorithm) {
			this.dataAlgorithm = dataAlgorithm;
			return this;
		}

		/** Set the id of the key in the vendor's key management. */
		public Builder keyId(@Nullable String keyId) {
			this.keyId = keyId;
			return this;
		}

		/** Set the algorithm, if the customer's own key is used. */
		public Builder customerAlgorithm(@Nullable String customerAlgorithm) {
			this.customerAlgorithm = customerAlgorithm;
			return this;
		}

		/** Set the base64 MD5 of the customer's own key. */
		public Builder customerKeyMd5(@Nullable String customerKeyMd5) {
			this.customerKeyMd5 = customerKeyMd5;
			return this;
		}

		/** Make the information. */
		public EncryptionInfo build() {
			return new EncryptionInfo(this);
		}

		/**
		 * Make the information, or return {@code null} if the service named no algorithm.
		 */
		public @Nullable EncryptionInfo buildIfEncrypted() {
			return (this.algorithm == null && this.customerAlgorithm == null) ? null : build();
		}

	}

}
