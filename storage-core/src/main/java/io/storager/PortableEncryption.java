package io.storager;

/** Settings that every service takes, whichever it is. */
enum PortableEncryption implements Encryption {

	NONE("none"),

	/** Stands for what the service itself calls so, and that decides. */
	SERVICE_MANAGED("service-managed");

	private final String text;

	PortableEncryption(String text) {
		this.text = text;
	}

	@Override
	public boolean appliesTo(Operation operation) {
		return true;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
