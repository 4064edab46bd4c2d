package io.storager.test.memory;

import io.storager.Encryption;
import io.storager.Operation;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Encryption as the memory service knows it. */
public final class MemoryEncryption implements Encryption {

	private final String algorithm;

	private final @Nullable String customerKey;

	private MemoryEncryption(String algorithm, @Nullable String customerKey) {
		this.algorithm = algorithm;
		this.customerKey = customerKey;
	}

	/** Encryption with a key of the service. */
	public static MemoryEncryption test256() {
		return new MemoryEncryption("TEST256", null);
	}

	/** Encryption with a key of the customer. */
	public static MemoryEncryption customerKey(String key) {
		return new MemoryEncryption("TEST256", key);
	}

	/** The algorithm, {@code TEST256} is the only one. */
	public String algorithm() {
		return this.algorithm;
	}

	/** The customer's own key, which reading asks for again. */
	public @Nullable String customerKey() {
		return this.customerKey;
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
	public boolean equals(@Nullable Object other) {
		return other instanceof MemoryEncryption that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return this.algorithm + ((this.customerKey != null) ? " with a key of the customer" : "");
	}

	private ValueProperties properties() {
		return new ValueProperties().with("algorithm", this.algorithm).with("customerKey", this.customerKey);
	}

}
