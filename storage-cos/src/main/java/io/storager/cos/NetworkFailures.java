package io.storager.cos;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.conn.HttpHostConnectException;
import org.jspecify.annotations.Nullable;

/** Says what the HTTP client's exceptions mean. */
final class NetworkFailures {

	private static final int DEPTH_MAXIMUM = 20;

	private NetworkFailures() {
	}

	/** The innermost failure of the network among the causes: outer ones say less. */
	static @Nullable IOException find(Throwable error) {
		IOException found = null;
		Throwable cause = error;
		for (int depth = 0; cause != null && depth < DEPTH_MAXIMUM; depth++) {
			if (cause instanceof IOException network) {
				found = network;
				if (network instanceof HttpHostConnectException || network instanceof ConnectTimeoutException) {
					// These name the host, the system's own exception below does not.
					return found;
				}
			}
			cause = cause.getCause();
		}
		return found;
	}

	/** Why, in one sentence. */
	static String reason(IOException failure) {
		if (failure instanceof ConnectionPoolTimeoutException) {
			return "all connections of the pool were in use for longer than 'client.connection-request-timeout'";
		}
		if (failure instanceof ConnectTimeoutException || failure instanceof HttpHostConnectException) {
			return "the service cannot be reached: " + failure.getMessage();
		}
		if (failure instanceof SocketTimeoutException) {
			return "the service was silent for longer than 'client.read-timeout'";
		}
		if (failure instanceof UnknownHostException) {
			return "the host is not known: " + failure.getMessage();
		}
		if (failure instanceof SSLException) {
			return "the connection cannot be secured: " + failure.getMessage();
		}
		if (failure instanceof ProtocolException) {
			return String.valueOf(failure.getMessage());
		}
		return "the connection to the service broke: " + failure.getMessage();
	}

	/** Whether the same call may succeed later: certificates do not change by waiting. */
	static boolean temporary(IOException failure) {
		return !(failure instanceof SSLException);
	}

}
