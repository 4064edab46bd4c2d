package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * What the service said of an object's encryption.
 *
 * @param algorithm the method or algorithm, such as {@code KMS}, {@code cos/kms} or
 * {@code AES256}
 * @param dataAlgorithm the algorithm of the data if it is told apart, such as {@code SM4}
 * @param keyId the id of the key in the vendor's key management
 * @param customerAlgorithm the algorithm, if the customer's own key is used
 * @param customerKeyMd5 the base64 MD5 of the customer's own key
 */
public record EncryptionInfo(@Nullable String algorithm, @Nullable String dataAlgorithm, @Nullable String keyId,
		@Nullable String customerAlgorithm, @Nullable String customerKeyMd5) {

	/** The facts as an object, or {@code null} if the service said nothing. */
	public static @Nullable EncryptionInfo ofNullable(@Nullable String algorithm, @Nullable String dataAlgorithm,
			@Nullable String keyId, @Nullable String customerAlgorithm, @Nullable String customerKeyMd5) {
		return (algorithm == null && customerAlgorithm == null) ? null
				: new EncryptionInfo(algorithm, dataAlgorithm, keyId, customerAlgorithm, customerKeyMd5);
	}

}
