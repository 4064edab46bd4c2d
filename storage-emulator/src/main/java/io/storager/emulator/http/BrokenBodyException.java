package io.storager.emulator.http;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** The body of a request breaks the rules of HTTP, so nothing behind it can be read. */
public final class BrokenBodyException extends IOException {

	private static final long serialVersionUID = 1L;

	BrokenBodyException(@Nullable Throwable cause) {
		super("The request body is not framed as HTTP wants it", cause);
	}

}
