package io.storager.oss;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.InconsistentException;
import com.aliyun.oss.OSSErrorCode;
import com.aliyun.oss.ServiceException;
import io.storager.ErrorCode;
import io.storager.HmacCredential;
import io.storager.Operation;
import io.storager.driver.Failure;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.conn.HttpHostConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Says what the SDK's exceptions mean.
 *
 * @param credential who calls: told, masked, where access is denied
 */
record OssErrors(HmacCredential credential) {

	/** How the HTTP client and the JDK begin to say that a connection broke. */
	private static final List<String> BREAKS = List.of("Premature end of ", "Truncated chunk", "CRLF expected",
			"Connection reset", "Connection closed", "Socket closed", "Read timed out");

	/** Say what a failure means. Never throws. */
	Failure describe(Throwable error, Operation operation) {
		if (interrupted(error)) {
			return new Failure(ErrorCode.UNEXPECTED, "the calling thread was interrupted", null, 0, null, false, true);
		}
		if (error instanceof ServiceException answer) {
			return answered(answer, operation);
		}
		if (error instanceof InconsistentException inconsistent) {
			return new Failure(ErrorCode.INTEGRITY, "what arrived is not what was sent", null, 0,
					inconsistent.getRequestId(), true, false);
		}
		if (error instanceof NumberFormatException) {
			return new Failure(ErrorCode.SERVICE_INTERNAL, "the answer has no number where one belongs", null, 0, null,
					true, false);
		}
		if (error instanceof IllegalArgumentException) {
			return local(ErrorCode.RESTRICTION_DISSATISFIED, error);
		}
		IOException network = find(IOException.class, error);
		return (network != null) ? unanswered(network) : local(ErrorCode.UNEXPECTED, error);
	}

	private Failure answered(ServiceException answer, Operation operation) {
		String broken = brokenOff(answer);
		if (broken != null) {
			return new Failure(ErrorCode.SERVICE_INTERNAL, "the connection broke within the answer: " + broken, null, 0,
					answer.getRequestId(), true, false);
		}
		// Behind a refused signature, the body repeats the signature and what was signed,
		// the security token with it. The exception becomes a cause, and its message
		// would show them.
		answer.setRawResponseError(null);
		String vendorCode = vendorCode(answer);
		int status = OssRetryStrategy.httpStatus(answer);
		if (status == 0) {
			status = OssErrorCodes.documentedStatus(answer.getErrorCode());
		}
		ErrorCode code = OssErrorCodes.meaning((vendorCode != null) ? vendorCode : "", status, operation);
		boolean temporary = code == ErrorCode.REQUEST_THROTTLED || code == ErrorCode.SERVICE_INTERNAL;
		String reason = (vendorCode != null && answer.getErrorMessage() != null) ? sentence(answer.getErrorMessage())
				: reason(code, status);
		if (code == ErrorCode.PERMISSION_DENIED) {
			reason += " (the credential is %s)".formatted(this.credential);
		}
		return new Failure(code, reason, vendorCode, status, answer.getRequestId(), temporary, false);
	}

	/**
	 * An answer that breaks off is one that the SDK cannot parse; of the reason it keeps
	 * only the words. What the parser itself complains of begins otherwise.
	 */
	private static @Nullable String brokenOff(ServiceException answer) {
		String words = answer.getRawResponseError();
		return OSSErrorCode.INVALID_RESPONSE.equals(answer.getErrorCode()) && words != null
				&& BREAKS.stream().anyMatch(words::startsWith) ? sentence(words) : null;
	}

	private static @Nullable String vendorCode(ServiceException answer) {
		// A real error document names its host. Without one the SDK makes up a code.
		return (answer.getHostId() != null) ? answer.getErrorCode() : null;
	}

	private static String reason(ErrorCode code, int status) {
		return switch (code) {
			case OBJECT_NOT_EXIST -> "there is no such object";
			case BUCKET_NOT_EXIST -> "there is no such bucket";
			case PERMISSION_DENIED -> "access was denied without a reason";
			case PRECONDITION_FAILED -> "a condition of the request does not hold";
			default -> (status == 0) ? "the answer cannot be understood; is the endpoint one of OSS?"
					: (status / 100 == 3) ? "the answer points elsewhere, which is not followed; is the endpoint right?"
							: "the answer has no error document: the service, or something in front of it, failed";
		};
	}

	private static Failure unanswered(IOException error) {
		boolean lasting = error instanceof SSLHandshakeException || error instanceof SSLPeerUnverifiedException;
		return new Failure(ErrorCode.SERVICE_INTERNAL, reason(error), null, 0, null, !lasting, false);
	}

	private static String reason(IOException error) {
		if (error instanceof ConnectionPoolTimeoutException) {
			return "no connection of the pool became free in time; is every stream closed, is the pool large enough?";
		}
		if (error instanceof ConnectTimeoutException || error instanceof HttpHostConnectException) {
			return sentence(error.getMessage());
		}
		if (error instanceof SocketTimeoutException) {
			return "the service kept silent for longer than the read timeout";
		}
		if (error instanceof UnknownHostException) {
			return "the host cannot be found: " + sentence(error.getMessage());
		}
		if (error instanceof ProtocolException) {
			return sentence(error.getMessage());
		}
		if (error instanceof NoHttpResponseException) {
			return "the connection was closed without an answer";
		}
		return "the connection broke: " + sentence((error.getMessage() != null) ? error.getMessage()
				: error.getClass().getSimpleName().toLowerCase(Locale.ROOT));
	}

	/**
	 * A wait for the pool has taken its time already, and who answers what cannot be
	 * understood will do so again.
	 */
	static boolean worthAnotherAttempt(Throwable error) {
		if (error instanceof ServiceException answer) {
			int status = OssRetryStrategy.httpStatus(answer);
			return brokenOff(answer) != null
					|| !OSSErrorCode.INVALID_RESPONSE.equals(answer.getErrorCode()) && (status == 0 || status >= 400);
		}
		return find(ConnectionPoolTimeoutException.class, error) == null
				&& find(ProtocolException.class, error) == null;
	}

	private static Failure local(ErrorCode code, Throwable error) {
		String message = (error instanceof ClientException failed) ? failed.getErrorMessage() : error.getMessage();
		return new Failure(code, (message != null) ? sentence(message) : error.getClass().getSimpleName(), null, 0,
				null, false, false);
	}

	/** The SDK's messages have many lines, and ours go on behind the reason. */
	private static String sentence(@Nullable String message) {
		String line = String.valueOf(message).strip().lines().findFirst().orElse("").strip();
		return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
	}

	private static boolean interrupted(Throwable error) {
		InterruptedIOException stopped = find(InterruptedIOException.class, error);
		boolean timeout = stopped instanceof SocketTimeoutException || stopped instanceof ConnectTimeoutException;
		return (stopped != null && !timeout) || find(InterruptedException.class, error) != null
				|| find(ClosedByInterruptException.class, error) != null;
	}

	private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable error) {
		Throwable cause = error;
		for (int depth = 0; cause != null && depth < 16; depth++) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
			cause = cause.getCause();
		}
		return null;
	}

}
