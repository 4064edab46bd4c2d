package io.storager.driver.support;

import io.storager.ErrorCode;
import io.storager.driver.Failure;
import org.jspecify.annotations.Nullable;

/** There is no valid credential to sign a request with. */
public final class CredentialsException extends RuntimeException {

	/**
	 * Create one.
	 * @param message why, in one sentence without secrets
	 */
	public CredentialsException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/** The one among the causes of an exception, if there is one. */
	public static @Nullable CredentialsException find(Throwable error) {
		return Causes.find(CredentialsException.class, error);
	}

	/** What it means: a provider that failed may succeed the next time. */
	public Failure failure() {
		return Failure.of(ErrorCode.PERMISSION_DENIED, String.valueOf(getMessage())).temporary(true);
	}

}
