package io.storager.emulator.http;

import java.io.IOException;

/** The client broke off in the middle of its request: there is nobody to answer. */
public final class ClientGoneException extends IOException {

	private static final long serialVersionUID = 1L;

	ClientGoneException(String message) {
		super(message);
	}

}
