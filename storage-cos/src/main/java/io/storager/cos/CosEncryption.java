package io.storager.cos;

import io.storager.Encryption;
import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Server-side encryption of COS: with keys of the service ({@link #cos()}), of the key
 * management ({@link #kms()}) or of the customer ({@link #customerKey}).
 */
public sealed interface CosEncryption extends Encryption permits SseCos, SseKms, SseCustomerKey {

	/** SSE-COS: keys of the service. */
	static CosEncryption cos() {
		return new SseCos();
	}

	/** SSE-KMS with the account's default key. */
	static CosEncryption kms() {
		return kms(null, null);
	}

	/**
	 * SSE-KMS.
	 * @param keyId id of a key in the key management, or {@code null} for the default key
	 * @param context encryption context as base64 of a JSON object in UTF-8, if there is
	 * one
	 * @throws InvalidSettingException if the context is anything else
	 */
	static CosEncryption kms(@Nullable String keyId, @Nullable String context) {
		return new SseKms(keyId, context);
	}

	/**
	 * SSE-C: the customer's own key, which COS uses and forgets. Without it nobody reads
	 * the object again. Needs https.
	 * @param key 32 bytes, which are copied
	 * @throws InvalidSettingException if there are not 32 bytes
	 */
	static CosEncryption customerKey(byte[] key) {
		return new SseCustomerKey(key.clone());
	}

	/**
	 * Read the settings of a configuration.
	 * @param serverSideEncryption {@code AES256} or {@code cos/kms}
	 * @param kmsKeyId id of a key, with {@code cos/kms} only
	 * @param context base64 of a JSON object in UTF-8, with {@code cos/kms} only
	 * @param customerAlgorithm {@code AES256}, with a customer key only
	 * @param customerKey base64 of 32 bytes
	 * @return the encryption, or {@code null} if nothing is set
	 * @throws InvalidSettingException for a value or a combination that COS does not take
	 */
	static @Nullable CosEncryption of(@Nullable String serverSideEncryption, @Nullable String kmsKeyId,
			@Nullable String context, @Nullable String customerAlgorithm, @Nullable String customerKey) {
		return CosEncryptionSettings.read(serverSideEncryption, kmsKeyId, context, customerAlgorithm, customerKey);
	}

}
