package io.storager;

/**
 * Server-side encryption of objects. Each vendor's module has the implementation for its
 * service; a storager refuses that of another vendor. What a service told of an object,
 * {@link StorageObject#encryption()}, is an encryption too.
 */
public interface Encryption {

	/** Whether the service takes these settings on the operation. */
	boolean appliesTo(Operation operation);

	/**
	 * Encryption with keys that the service manages, whichever service it is: AES256 of
	 * both OSS and COS. Vendors have further kinds of their own.
	 */
	static Encryption serviceManaged() {
		return PortableEncryption.SERVICE_MANAGED;
	}

	/** No settings at all, to override a storager's defaults in one call. */
	static Encryption none() {
		return PortableEncryption.NONE;
	}

}
