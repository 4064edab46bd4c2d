package io.storager.cos;

import com.qcloud.cos.model.SSEAlgorithm;
import io.storager.Operation;

/** SSE-COS: keys of the service. */
record SseCos() implements CosEncryption {

	@Override
	public boolean appliesTo(Operation operation) {
		return CosEncryptionSettings.CREATING.contains(operation);
	}

	@Override
	public String toString() {
		return SSEAlgorithm.AES256.getAlgorithm();
	}

}
