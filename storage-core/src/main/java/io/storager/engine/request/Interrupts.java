package io.storager.engine.request;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;

import io.storager.driver.support.Causes;

/**
 * Tells whether an interrupt of the thread has ended code of the caller's, or the use of
 * a file.
 */
final class Interrupts {

	/** What the caller is told, wherever the thread has waited. */
	static final String REASON = "the thread was interrupted";

	private Interrupts() {
	}

	static boolean ended(Throwable failure) {
		return lostTheFlag(failure) || (Thread.currentThread().isInterrupted()
				&& Causes.any(failure, (cause) -> cause instanceof InterruptedException
						|| cause instanceof InterruptedIOException || cause instanceof ClosedChannelException));
	}

	/**
	 * Whether it can be nothing else, although the flag may be gone. Pipes of the JDK
	 * tell of an interrupt without a message; others use the same type for timeouts. What
	 * is only a cause may have happened to another thread.
	 */
	private static boolean lostTheFlag(Throwable failure) {
		return failure instanceof InterruptedException || failure instanceof ClosedByInterruptException
				|| (failure.getClass() == InterruptedIOException.class && failure.getMessage() == null);
	}

}
