package io.storager.oss;

import java.util.List;
import java.util.Map;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.InconsistentException;
import com.aliyun.oss.OSSErrorCode;
import com.aliyun.oss.ServiceException;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.driver.Failure;
import io.storager.driver.support.CredentialsException;
import io.storager.driver.support.ErrorAnswer;
import io.storager.driver.support.ErrorMeaning;
import io.storager.driver.support.ForeignAnswerException;
import io.storager.driver.support.RefreshingCredentials;
import io.storager.driver.support.TransportFailures;
import io.storager.settings.CredentialsProvider;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says what the SDK's exceptions mean.
 *
 * @param credentials who calls: told, masked, where access is denied
 */
record OssErrors(CredentialsProvider credentials) {

	private static final TransportFailures TRANSPORT = TransportFailures.builder()
		.connectTimeout(ConnectTimeoutException.class)
		.poolTimeout(ConnectionPoolTimeoutException.class)
		.build();

	/** How the HTTP client and the JDK begin to say that a connection broke. */
	private static final List<String> BREAKS = List.of("Premature end of ", "Truncated chunk", "CRLF expected",
			"Connection reset", "Connection closed", "Socket closed", "Read timed out");

	/** Say what a failure means. Never throws. */
	Failure describe(Throwable error, Operation operation) {
		if (TRANSPORT.interrupted(error)) {
			return Failure.of(ErrorCode.UNEXPECTED, "the thread was interrupted").interrupted(true);
		}
		ForeignAnswerException foreign = ForeignAnswerException.find(error);
		if (foreign != null) {
			return foreign.failure();
		}
		CredentialsException unsigned = CredentialsException.find(error);
		if (unsigned != null) {
			return unsigned.failure();
		}
		if (error instanceof ServiceException answer) {
			return answered(answer, operation);
		}
		if (error instanceof InconsistentException inconsistent) {
			return Failure.of(ErrorCode.INTEGRITY, "what arrived is not what was sent")
				.withAnswer(null, 0, inconsistent.getRequestId())
				.temporary(true);
		}
		if (error instanceof NumberFormatException) {
			return Failure.of(ErrorCode.SERVICE_INTERNAL, "the answer has no number where one belongs").temporary(true);
		}
		if (error instanceof IllegalArgumentException) {
			return local(ErrorCode.RESTRICTION_DISSATISFIED, error);
		}
		Failure failure = TRANSPORT.describe(error);
		return (failure != null) ? failure : local(ErrorCode.UNEXPECTED, error);
	}

	private Failure answered(ServiceException answer, Operation operation) {
		String broken = brokenOff(answer);
		if (broken != null) {
			return Failure.of(ErrorCode.SERVICE_INTERNAL, "the connection broke within the answer: " + broken)
				.withAnswer(null, 0, answer.getRequestId())
				.temporary(true);
		}
		// Behind a refused signature, the body repeats the signature and what was signed,
		// the security token with it. The exception becomes a cause, and its message
		// would show them.
		answer.setRawResponseError(null);
		answer.setErrorFields(OssSecrets.fields(answer));
		String vendorCode = vendorCode(answer);
		int status = OssRetryStrategy.httpStatus(answer);
		if (status == 0) {
			status = OssErrorCodes.documentedStatus(answer.getErrorCode());
		}
		ErrorAnswer told = ErrorAnswer.builder("OSS", status)
			.vendorCode(vendorCode)
			.message((vendorCode != null) ? answer.getErrorMessage() : null)
			.requestId(answer.getRequestId())
			.endpoint(endpoint(answer))
			.build();
		if (vendorCode == null && status == 0) {
			return told.failure(ErrorMeaning.FAILED, "the answer cannot be understood; is the endpoint one of OSS?");
		}
		ErrorMeaning meaning = told.meaning(OssErrorCodes.TABLE, operation);
		return told.failure(meaning, reason(meaning));
	}

	private String reason(ErrorMeaning meaning) {
		return switch (meaning) {
			case OTHER_REGION -> meaning.reason() + "; set 'endpoint' to that of the bucket's region";
			case ACCESS_DENIED, UNKNOWN_ACCESS_KEY, WRONG_SIGNATURE, INVALID_TOKEN -> "%s; the credential is %s"
				.formatted(meaning.reason(), RefreshingCredentials.describe(this.credentials));
			default -> meaning.reason();
		};
	}

	/** Where OSS says that a bucket can be reached. */
	private static @Nullable String endpoint(ServiceException answer) {
		Map<String, String> fields = answer.getErrorFields();
		String endpoint = (fields != null) ? fields.get("Endpoint") : null;
		return (endpoint != null && !endpoint.isBlank()) ? endpoint : null;
	}

	/**
	 * An answer that breaks off is one that the SDK cannot parse; of the reason it keeps
	 * only the words. What the parser itself complains of begins otherwise.
	 */
	private static @Nullable String brokenOff(ServiceException answer) {
		String words = answer.getRawResponseError();
		return OSSErrorCode.INVALID_RESPONSE.equals(answer.getErrorCode()) && words != null
				&& BREAKS.stream().anyMatch(words::startsWith) ? ErrorAnswer.sentence(words) : null;
	}

	private static @Nullable String vendorCode(ServiceException answer) {
		// A real error document names its host. Without one the SDK makes up a code.
		return (answer.getHostId() != null) ? answer.getErrorCode() : null;
	}

	/** A wait for the pool has taken its time already. */
	static boolean worthAnotherAttempt(Throwable error) {
		return !TRANSPORT.poolExhausted(error);
	}

	private static Failure local(ErrorCode code, Throwable error) {
		String message = (error instanceof ClientException failed) ? failed.getErrorMessage() : error.getMessage();
		return Failure.of(code, (message != null) ? ErrorAnswer.sentence(message) : error.getClass().getSimpleName());
	}

}
