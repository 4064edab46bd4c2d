package io.storager.emulator.control;

/** A request to the control API is refused. */
final class ControlException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	ControlException(int status, String message) {
		super(message, null, false, false);
		this.status = status;
	}

	static ControlException badRequest(String message) {
		return new ControlException(400, message);
	}

	static ControlException notFound(String message) {
		return new ControlException(404, message);
	}

	int status() {
		return this.status;
	}

}
