package io.storager.emulator.http;

import java.io.IOException;

/** The emulator itself has ended the connection: nothing more can be said on it. */
public final class ConnectionCutException extends IOException {

	private static final long serialVersionUID = 1L;

	ConnectionCutException() {
		super("The connection was cut on purpose");
	}

}
