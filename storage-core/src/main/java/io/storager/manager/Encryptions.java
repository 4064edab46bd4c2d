package io.storager.manager;

import io.storager.Encryption;
import io.storager.Operation;
import org.jspecify.annotations.Nullable;

/** What of an encryption is needed to look at an object. */
final class Encryptions {

	private Encryptions() {
	}

	/**
	 * What a stat takes of the settings with which an object is stored or read: a key of
	 * the customer, or none. The service knows all others by itself.
	 */
	static @Nullable Encryption forStat(@Nullable Encryption encryption) {
		boolean needed = encryption != null && encryption != Encryption.serviceManaged()
				&& encryption.appliesTo(Operation.STAT);
		return needed ? encryption : null;
	}

}
