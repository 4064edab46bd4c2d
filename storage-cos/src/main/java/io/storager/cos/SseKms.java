package io.storager.cos;

import com.qcloud.cos.model.SSEAlgorithm;
import io.storager.Operation;
import org.jspecify.annotations.Nullable;

/**
 * SSE-KMS: keys of the key management.
 *
 * @param keyId id of a key, or {@code null} for the default key
 * @param context encryption context as base64 of a JSON object in UTF-8, if there is one
 */
record SseKms(@Nullable String keyId, @Nullable String context) implements CosEncryption {

	SseKms {
		CosEncryptionSettings.requireKeyId(keyId);
		CosEncryptionSettings.requireContext(context);
	}

	@Override
	public boolean appliesTo(Operation operation) {
		return CosEncryptionSettings.CREATING.contains(operation);
	}

	@Override
	public String toString() {
		return SSEAlgorithm.KMS.getAlgorithm() + ((this.keyId != null) ? " with key " + this.keyId : "");
	}

}
