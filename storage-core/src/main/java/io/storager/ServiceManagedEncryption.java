package io.storager;

/** Stands for the settings of whichever service is used. */
enum ServiceManagedEncryption implements Encryption {

	INSTANCE;

	/** The settings that it stands for decide. */
	@Override
	public boolean appliesTo(Operation operation) {
		return true;
	}

	@Override
	public String toString() {
		return "service-managed";
	}

}
