package io.storager.driver.support;

import io.storager.ErrorCode;
import io.storager.driver.Failure;
import org.jspecify.annotations.Nullable;

/** There is no valid credential to sign a request with. */
public final class CredentialsException extends RuntimeException {

	private final boolean timeout;

	/**
	 * Create one.
	 * @param message why, in one sentence without secrets
	 */
	public CredentialsException(String message, @Nullable Throwable cause) {
		this(message, cause, false);
	}

	private CredentialsException(String message, @Nullable Throwable cause, boolean timeout) {
		super(message, cause);
		this.timeout = timeout;
	}

	/**
	 * Create one of a provider that has taken too long.
	 * @param message why, in one sentence without secrets
	 */
	public static CredentialsException timeout(String message, Throwable cause) {
		return new CredentialsException(message, cause, true);
	}

	/** Whether an exception tells of a request that has waited in vain for a provider. */
	public static boolean isTimeout(Throwable error) {
		CredentialsException failure = find(error);
		return failure != null && failure.timeout;
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
