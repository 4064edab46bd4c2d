package io.storager.cos;

import java.util.EnumSet;
import java.util.Set;

import io.storager.Operation;

/** SSE-C: a key of the customer, which is shown to nobody but the driver. */
final class SseCustomerKey implements CosEncryption {

	/** The service decrypts with the key, so that reading and parts need it too. */
	private static final Set<Operation> OPERATIONS = EnumSet.of(Operation.WRITE, Operation.READ, Operation.STAT,
			Operation.CREATE_MULTIPART, Operation.WRITE_MULTIPART, Operation.COPY, Operation.MOVE,
			Operation.CREATE_DIR);

	private final byte[] key;

	/** Takes the array itself, which must not change. */
	SseCustomerKey(byte[] key) {
		CosEncryptionSettings.requireCustomerKey(key);
		this.key = key;
	}

	byte[] key() {
		return this.key;
	}

	@Override
	public boolean appliesTo(Operation operation) {
		return OPERATIONS.contains(operation);
	}

	@Override
	public String toString() {
		return "customer key ***";
	}

}
