package io.storager.driver.support;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.storager.ErrorCode;
import io.storager.driver.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Says what a failure means that is no answer of a service: an interrupt, or a failure of
 * the network.
 */
public final class TransportFailures {

	/** What the JDK says of a server that does not speak TLS at a port. */
	private static final String NO_TLS = "unrecognized SSL message";

	private final @Nullable Class<? extends IOException> connectTimeout;

	private final @Nullable Class<? extends IOException> poolTimeout;

	private TransportFailures(Builder builder) {
		this.connectTimeout = builder.connectTimeout;
		this.poolTimeout = builder.poolTimeout;
	}

	/** Start with an HTTP client that has no types of its own. */
	public static Builder builder() {
		return new Builder();
	}

	/** What it means, or {@code null} if it is neither of both. */
	public @Nullable Failure describe(Throwable error) {
		if (interrupted(error)) {
			return Failure.of(ErrorCode.UNEXPECTED, "the thread was interrupted").interrupted(true);
		}
		IOException failure = innermost(error);
		return (failure != null) ? Failure.of(ErrorCode.SERVICE_INTERNAL, reason(failure)).temporary(passes(failure))
				: null;
	}

	/** Whether a thread was interrupted. Timeouts are interrupts of another kind. */
	public boolean interrupted(Throwable error) {
		return Causes.any(error,
				(cause) -> cause instanceof InterruptedException || cause instanceof ClosedByInterruptException
						|| (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)
								&& !isA(this.connectTimeout, cause)));
	}

	private static boolean isA(@Nullable Class<? extends IOException> type, Throwable failure) {
		return type != null && type.isInstance(failure);
	}

	/** Whether all connections of the pool were in use for too long. */
	public boolean poolExhausted(Throwable error) {
		return this.poolTimeout != null && Causes.find(this.poolTimeout, error) != null;
	}

	/**
	 * The innermost failure of the network among the causes: outer ones say less, but for
	 * those that name the host.
	 */
	private @Nullable IOException innermost(Throwable error) {
		IOException found = Causes.find(IOException.class, error);
		while (found != null && !named(found)) {
			IOException inner = (found.getCause() != null) ? Causes.find(IOException.class, found.getCause()) : null;
			if (inner == null || inner == found) {
				return found;
			}
			found = inner;
		}
		return found;
	}

	private boolean named(IOException failure) {
		return isA(this.connectTimeout, failure) || isA(this.poolTimeout, failure)
				|| failure instanceof ConnectException;
	}

	private String reason(IOException failure) {
		if (isA(this.poolTimeout, failure)) {
			return "all connections of the pool were in use for longer than 'client.connection-request-timeout'; "
					+ "close every stream, or raise 'client.max-connections'";
		}
		if (isA(this.connectTimeout, failure) || failure instanceof ConnectException) {
			return "the service cannot be reached: " + told(failure);
		}
		if (failure instanceof SocketTimeoutException) {
			return "the service was silent for longer than 'client.read-timeout'";
		}
		if (failure instanceof UnknownHostException) {
			return "the host is not known: " + told(failure);
		}
		if (failure instanceof SSLException) {
			return "the connection cannot be secured: " + told(failure);
		}
		if (failure instanceof ProtocolException) {
			return told(failure);
		}
		return "the connection to the service broke: " + told(failure);
	}

	private static String told(IOException failure) {
		String message = failure.getMessage();
		return (message != null && !message.isBlank()) ? ErrorAnswer.sentence(message)
				: failure.getClass().getSimpleName();
	}

	/** Whether the same call may succeed later: certificates do not change by waiting. */
	private static boolean passes(IOException failure) {
		return !(failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException
				|| String.valueOf(failure.getMessage()).contains(NO_TLS));
	}

	/** Collects what an HTTP client throws. */
	public static final class Builder {

		private @Nullable Class<? extends IOException> connectTimeout;

		private @Nullable Class<? extends IOException> poolTimeout;

		private Builder() {
		}

		/**
		 * Set what the HTTP client throws if no connection can be made in time; the JDK
		 * has no type for it.
		 */
		public Builder connectTimeout(Class<? extends IOException> connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/**
		 * Set what the HTTP client throws if no connection of its pool becomes free in
		 * time.
		 */
		public Builder poolTimeout(Class<? extends IOException> poolTimeout) {
			this.poolTimeout = poolTimeout;
			return this;
		}

		/** Make it. */
		public TransportFailures build() {
			return new TransportFailures(this);
		}

	}

}
