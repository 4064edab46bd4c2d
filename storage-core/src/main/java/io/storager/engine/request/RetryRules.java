package io.storager.engine.request;

import java.util.function.Predicate;

import io.storager.StorageException;
import io.storager.driver.support.CredentialsException;

/**
 * Which failures are worth another attempt, and how many there may be.
 *
 * @param worthwhile whether a vendor's failure is worth another attempt at once
 * @param maxRetries how often requests of one call may be sent again
 * @param throttling warns of a bucket that is throttled
 */
public record RetryRules(Predicate<Throwable> worthwhile, int maxRetries, ThrottleWarning throttling) {

	/** Create rules with a warning of their own. */
	public RetryRules(Predicate<Throwable> worthwhile, int maxRetries) {
		this(worthwhile, maxRetries, new ThrottleWarning());
	}

	/**
	 * Whether the same request may succeed a little later. Who has waited for a
	 * credential as long as one may does not wait once more.
	 */
	boolean passes(StorageException failure) {
		Throwable cause = failure.getCause();
		return failure.isTemporary()
				&& (cause == null || (this.worthwhile.test(cause) && !CredentialsException.isTimeout(cause)));
	}

}
