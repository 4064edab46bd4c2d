package io.storager.cos;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.qcloud.cos.exception.CosClientException;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.http.DefaultCosHttpClient;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.driver.Failure;
import io.storager.driver.support.CredentialsException;
import io.storager.driver.support.ErrorAnswer;
import io.storager.driver.support.ErrorMeaning;
import io.storager.driver.support.ForeignAnswerException;
import io.storager.driver.support.RefreshingCredentials;
import io.storager.driver.support.TransportFailures;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says what the SDK's exceptions mean. Answers to HEAD have no body, so that the status
 * decides where there is no code.
 *
 * @param connection where the client is bound to, and who calls: told, masked, where
 * access is denied
 */
record CosErrors(CosConnection connection) {

	static final TransportFailures TRANSPORT = TransportFailures.builder()
		.connectTimeout(ConnectTimeoutException.class)
		.poolTimeout(ConnectionPoolTimeoutException.class)
		.build();

	static final String NO_SUCH_BUCKET = "NoSuchBucket";

	static final String NO_SUCH_KEY = "NoSuchKey";

	private static final String NO_SUCH_UPLOAD = "NoSuchUpload";

	/** How the SDK tells of an error answer whose body is no error document. */
	private static final Pattern UNREADABLE = Pattern.compile("Response Code: (\\d{3})");

	/** How the SDK tells of a success whose body it cannot read. */
	private static final Pattern GARBLED = Pattern
		.compile("(Unable to execute response handle|Failed to parse XML document)\\b.*", Pattern.DOTALL);

	/** What the SDK makes up for want of a code: the status, or what it stands for. */
	private static final Pattern MADE_UP = Pattern.compile("\\d{3} .*|Request entity too large|Service unavailable",
			Pattern.DOTALL);

	private static final Set<Operation> READING = EnumSet.of(Operation.READ, Operation.DOWNLOAD, Operation.STAT);

	/** Whether the service says that there is no such object. */
	static boolean isMissingObject(CosServiceException error) {
		return error.getStatusCode() == 404 && NO_SUCH_KEY.equals(error.getErrorCode());
	}

	/** Whether the service says that there is no such upload. */
	static boolean isMissingUpload(Throwable error) {
		Throwable answer = (error instanceof CustomerKeyException refused) ? refused.answer() : error;
		return answer instanceof CosServiceException service && NO_SUCH_UPLOAD.equals(service.getErrorCode());
	}

	/** What the SDK hides behind {@code null}. */
	static CosServiceException preconditionFailed() {
		CosServiceException failed = new CosServiceException("a condition of the request does not hold");
		failed.setStatusCode(412);
		return failed;
	}

	/** Say what a failure means. Never throws. */
	Failure describe(Throwable error, Operation operation) {
		try {
			return meaning(error, operation);
		}
		catch (RuntimeException ex) {
			return local(ErrorCode.UNEXPECTED, "the COS SDK failed with " + error.getClass().getName());
		}
	}

	private Failure meaning(Throwable error, Operation operation) {
		if (Interruptions.interrupted(error)) {
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
		if (error instanceof CustomerKeyException refused) {
			return answered(refused.answer(), operation, true);
		}
		if (error instanceof CosServiceException service && service.getStatusCode() > 0) {
			return answered(service, operation, false);
		}
		if (error instanceof NumberFormatException) {
			return temporary("the answer has no number where one belongs");
		}
		if (error instanceof IllegalArgumentException) {
			return local(ErrorCode.RESTRICTION_DISSATISFIED, String.valueOf(error.getMessage()));
		}
		String message = String.valueOf(error.getMessage());
		Matcher unreadable = UNREADABLE.matcher(message);
		if (error instanceof CosClientException && unreadable.find()) {
			CosServiceException answer = new CosServiceException(message);
			answer.setStatusCode(Integer.parseInt(unreadable.group(1)));
			return answered(answer, operation, false);
		}
		Failure network = TRANSPORT.describe(error);
		if (network != null) {
			return network;
		}
		if (isGarbled(error, message)) {
			return temporary("the answer cannot be understood; is the endpoint one of COS?");
		}
		return ofTheSdk(error, message);
	}

	/** What the SDK finds out by itself. */
	private static Failure ofTheSdk(Throwable error, String message) {
		if (message.startsWith("Unable to verify integrity")) {
			return local(ErrorCode.INTEGRITY, "the bytes that COS has stored are not the bytes that were sent");
		}
		if (message.startsWith("Data read has a different length") || message.startsWith("More data read")) {
			return temporary("the service sent another number of bytes than it announced");
		}
		if (error.getCause() instanceof IllegalStateException closed
				&& "Connection pool shut down".equals(closed.getMessage())) {
			return local(ErrorCode.UNEXPECTED, "the client has been shut down");
		}
		// The message stays with the cause: that of a client of one's own may show a
		// whole request.
		return local(ErrorCode.UNEXPECTED, "the COS SDK failed with " + error.getClass().getName());
	}

	/**
	 * Where the SDK fails to read the body of a success, it looks into the message of
	 * what it met, even where there is none.
	 */
	private static boolean isGarbled(Throwable error, String message) {
		if (error instanceof CosClientException) {
			return GARBLED.matcher(message).matches();
		}
		StackTraceElement[] stack = error.getStackTrace();
		return error instanceof NullPointerException && stack.length > 0
				&& stack[0].getClassName().equals(DefaultCosHttpClient.class.getName());
	}

	private static Failure temporary(String reason) {
		return Failure.of(ErrorCode.SERVICE_INTERNAL, reason).temporary(true);
	}

	private static Failure local(ErrorCode code, String reason) {
		return Failure.of(code, reason);
	}

	private static @Nullable String vendorCode(CosServiceException error) {
		String code = error.getErrorCode();
		return (code == null || code.isBlank() || MADE_UP.matcher(code).matches()) ? null : code;
	}

	private Failure answered(CosServiceException answer, Operation operation, boolean customerKey) {
		String vendorCode = vendorCode(answer);
		ErrorDocument document = ErrorDocument.of(answer.getErrorResponseXml());
		String message = document.text("Message");
		if (message == null && answer.getErrorResponseXml() == null && vendorCode != null) {
			// Of an answer that began as a success, and of a part of one.
			message = answer.getErrorMessage();
		}
		ErrorAnswer told = ErrorAnswer.builder("COS", answer.getStatusCode())
			.vendorCode(vendorCode)
			.message(message)
			.requestId(answer.getRequestId())
			.endpoint(document.text("Endpoint"))
			.build();
		ErrorMeaning meaning = told.meaning(CosErrorCodes.TABLE, operation);
		return told.failure(meaning, reason(meaning, told, operation, customerKey));
	}

	private String reason(ErrorMeaning meaning, ErrorAnswer answer, Operation operation, boolean customerKey) {
		return switch (meaning) {
			case NO_SUCH_BUCKET ->
				"there is no such bucket in '%s'; its name ends with the account's APPID, and 'location' is its region"
					.formatted(this.connection.location());
			case OTHER_REGION -> meaning.reason() + "; set 'location' to the bucket's region";
			case ACCESS_DENIED -> denied(meaning, customerKey);
			case UNKNOWN_ACCESS_KEY, WRONG_SIGNATURE, INVALID_TOKEN -> meaning.reason() + credential();
			case REFUSED -> refused(meaning, answer.status(), operation, customerKey);
			default -> meaning.reason();
		};
	}

	private String denied(ErrorMeaning meaning, boolean customerKey) {
		return meaning.reason() + (customerKey ? ", or the object is under another customer key" : "") + credential();
	}

	private String credential() {
		return "; the credential is " + RefreshingCredentials.describe(this.connection.credentials());
	}

	private static String refused(ErrorMeaning meaning, int status, Operation operation, boolean customerKey) {
		if (status == 400 && customerKey) {
			return meaning.reason() + ", as it does when the object is not under a customer key and one is given";
		}
		if (status == 400 && READING.contains(operation)) {
			return meaning.reason() + ", as it does when the object is under a customer key and none is given"
					+ ((operation == Operation.READ) ? ", or for a 'process' that it does not know" : "");
		}
		return meaning.reason();
	}

}
