package io.storager;

/** The absence of encryption settings. */
enum NoEncryption implements Encryption {

	INSTANCE;

	@Override
	public boolean appliesTo(Operation operation) {
		return true;
	}

	@Override
	public String toString() {
		return "none";
	}

}
