package io.storager.test.memory;

/** An error answer of the memory service. */
public final class MemoryServiceException extends Exception {

	private final int status;

	private final String code;

	MemoryServiceException(int status, String code) {
		super("%s (%s)".formatted(code, status));
		this.status = status;
		this.code = code;
	}

	int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

}
