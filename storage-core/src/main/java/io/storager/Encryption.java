package io.storager;

/**
 * Server-side encryption of objects. Each vendor's module has the implementation for its
 * service; a storager refuses that of another vendor.
 */
public interface Encryption {

	/** Whether the service takes these settings on the operation. */
	boolean appliesTo(Operation operation);

	/** No settings at all, to override a storager's defaults in one call. */
	static Encryption none() {
		return NoEncryption.INSTANCE;
	}

}
