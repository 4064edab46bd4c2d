package io.storager.test.memory;

import io.storager.Encryption;
import io.storager.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Encryption as the memory service knows it.
 *
 * @param algorithm the algorithm, {@code TEST256} is the only one
 * @param customerKey the customer's own key, which reading asks for again
 */
public record MemoryEncryption(String algorithm, @Nullable String customerKey) implements Encryption {

	/** Encryption with a key of the service. */
	public static MemoryEncryption test256() {
		return new MemoryEncryption("TEST256", null);
	}

	/** Encryption with a key of the customer. */
	public static MemoryEncryption customerKey(String key) {
		return new MemoryEncryption("TEST256", key);
	}

	@Override
	public boolean appliesTo(Operation operation) {
		return switch (operation) {
			case WRITE, CREATE_DIR, COPY, MOVE, CREATE_MULTIPART -> true;
			case CREATE_APPEND, WRITE_APPEND -> this.customerKey == null;
			case READ, STAT, WRITE_MULTIPART -> this.customerKey != null;
			default -> false;
		};
	}

	@Override
	public String toString() {
		return this.algorithm + ((this.customerKey != null) ? " with a key of the customer" : "");
	}

}
