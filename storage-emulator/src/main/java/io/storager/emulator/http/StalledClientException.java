package io.storager.emulator.http;

import java.io.IOException;

/** The client has kept its connection waiting for too long: its request is given up. */
public final class StalledClientException extends IOException {

	private static final long serialVersionUID = 1L;

	StalledClientException() {
		super("The client stopped in the middle of its request");
	}

}
