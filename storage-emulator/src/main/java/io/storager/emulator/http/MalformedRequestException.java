package io.storager.emulator.http;

import org.jspecify.annotations.Nullable;

/** A request that no service can make sense of. */
public final class MalformedRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public MalformedRequestException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
