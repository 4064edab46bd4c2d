package io.storager.cos;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.qcloud.cos.exception.CosClientException;
import com.qcloud.cos.exception.CosServiceException;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.driver.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Says what the SDK's exceptions mean. Answers to HEAD have no body, so that the status
 * decides where there is no code.
 *
 * @param location the region that the client is bound to
 */
record CosErrors(String location) {

	static final String NO_SUCH_BUCKET = "NoSuchBucket";

	static final String NO_SUCH_KEY = "NoSuchKey";

	private static final String NO_SUCH_UPLOAD = "NoSuchUpload";

	private static final Set<String> PERMISSION = Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch",
			"RequestTimeTooSkewed", "ExpiredToken", "InvalidToken");

	private static final Set<String> APPEND = Set.of("AppendPositionErr", "PositionNotEqualToLength",
			"ObjectNotAppendable");

	/** Where a 404 without a code can only mean the bucket. */
	private static final Set<Operation> BUCKET_LEVEL = Set.of(Operation.LIST, Operation.WRITE, Operation.DELETE,
			Operation.DELETE_ALL, Operation.CREATE_DIR, Operation.CREATE_LINK, Operation.CREATE_APPEND,
			Operation.WRITE_APPEND, Operation.CREATE_MULTIPART, Operation.CREATE_BUCKET, Operation.DELETE_BUCKET,
			Operation.GET_BUCKET, Operation.LIST_BUCKETS);

	private static final Set<Operation> BUCKET_ITSELF = Set.of(Operation.CREATE_BUCKET, Operation.DELETE_BUCKET,
			Operation.GET_BUCKET, Operation.LIST_BUCKETS);

	/** How the SDK tells of an answer whose body is no error document. */
	private static final Pattern UNREADABLE = Pattern.compile("Response Code: (\\d{3})");

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
			return new Failure(ErrorCode.UNEXPECTED, "the thread was interrupted", null, 0, null, false, true);
		}
		if (error instanceof CustomerKeyException refused) {
			return answer(refused.answer(), operation, true);
		}
		if (error instanceof CosServiceException service && service.getStatusCode() > 0) {
			return answer(service, operation, false);
		}
		if (error instanceof NumberFormatException) {
			return new Failure(ErrorCode.SERVICE_INTERNAL, "the answer has no number where one belongs", null, 0, null,
					true, false);
		}
		if (error instanceof IllegalArgumentException) {
			return local(ErrorCode.RESTRICTION_DISSATISFIED, String.valueOf(error.getMessage()));
		}
		String message = String.valueOf(error.getMessage());
		Matcher unreadable = UNREADABLE.matcher(message);
		if (error instanceof CosClientException && unreadable.find()) {
			CosServiceException answer = new CosServiceException(message);
			answer.setStatusCode(Integer.parseInt(unreadable.group(1)));
			return answer(answer, operation, false);
		}
		IOException network = NetworkFailures.find(error);
		if (network != null) {
			return new Failure(ErrorCode.SERVICE_INTERNAL, NetworkFailures.reason(network), null, 0, null,
					NetworkFailures.temporary(network), false);
		}
		if (message.startsWith("Unable to verify integrity")) {
			return local(ErrorCode.INTEGRITY, "the bytes that COS has stored are not the bytes that were sent");
		}
		if (message.startsWith("Data read has a different length") || message.startsWith("More data read")) {
			return new Failure(ErrorCode.SERVICE_INTERNAL, "the service sent another number of bytes than it announced",
					null, 0, null, true, false);
		}
		if (error.getCause() instanceof IllegalStateException closed
				&& "Connection pool shut down".equals(closed.getMessage())) {
			return local(ErrorCode.UNEXPECTED, "the client has been shut down");
		}
		// The message stays with the cause: that of a client of one's own may show a
		// whole request.
		return local(ErrorCode.UNEXPECTED, "the COS SDK failed with " + error.getClass().getName());
	}

	private static Failure local(ErrorCode code, String reason) {
		return new Failure(code, reason, null, 0, null, false, false);
	}

	/** For want of a code the SDK makes one of the status and its text. */
	private static @Nullable String vendorCode(CosServiceException error) {
		String code = error.getErrorCode();
		return (code == null || code.isBlank() || code.indexOf(' ') >= 0) ? null : code;
	}

	private Failure answer(CosServiceException answer, Operation operation, boolean customerKey) {
		int status = answer.getStatusCode();
		String vendorCode = vendorCode(answer);
		ErrorCode code = code(status, (vendorCode != null) ? vendorCode : "", operation);
		boolean temporary = code == ErrorCode.REQUEST_THROTTLED || code == ErrorCode.SERVICE_INTERNAL;
		String reason = switch (code) {
			case BUCKET_NOT_EXIST ->
				"there is no such bucket in '%s'; its name ends with the account's APPID".formatted(this.location);
			case PERMISSION_DENIED -> permission((vendorCode != null) ? vendorCode : "", customerKey);
			case RESTRICTION_DISSATISFIED -> restriction(status, operation, customerKey);
			default -> reason(code);
		};
		String message = answer.getErrorMessage();
		// Without a body the message is no more than the name of the status.
		if (answer.getErrorResponseXml() != null && vendorCode != null && message != null && !message.isBlank()) {
			reason += " (COS says: " + message.strip() + ")";
		}
		return new Failure(code, reason, vendorCode, status, answer.getRequestId(), temporary, false);
	}

	private static ErrorCode code(int status, String vendorCode, Operation operation) {
		if (vendorCode.equals(NO_SUCH_BUCKET)) {
			return ErrorCode.BUCKET_NOT_EXIST;
		}
		if (PERMISSION.contains(vendorCode)) {
			return ErrorCode.PERMISSION_DENIED;
		}
		if (APPEND.contains(vendorCode)) {
			return ErrorCode.APPEND_CONFLICT;
		}
		return switch (vendorCode) {
			case NO_SUCH_KEY -> ErrorCode.OBJECT_NOT_EXIST;
			case "SlowDown" -> ErrorCode.REQUEST_THROTTLED;
			case "BadDigest", "InvalidDigest" -> ErrorCode.INTEGRITY;
			// Copies and completions answer 200 first and fail afterwards.
			case "InternalError", "ServiceUnavailable" -> ErrorCode.SERVICE_INTERNAL;
			case "FileAlreadyExists", "PreconditionFailed" -> ErrorCode.PRECONDITION_FAILED;
			case NO_SUCH_UPLOAD, "InvalidPart", "InvalidPartOrder", "EntityTooSmall" ->
				ErrorCode.RESTRICTION_DISSATISFIED;
			default -> code(status, operation);
		};
	}

	private static ErrorCode code(int status, Operation operation) {
		return switch (status) {
			case 304, 412 -> ErrorCode.PRECONDITION_FAILED;
			case 401, 403 -> ErrorCode.PERMISSION_DENIED;
			case 404 -> BUCKET_LEVEL.contains(operation) ? ErrorCode.BUCKET_NOT_EXIST : ErrorCode.OBJECT_NOT_EXIST;
			case 409 ->
				BUCKET_ITSELF.contains(operation) ? ErrorCode.RESTRICTION_DISSATISFIED : ErrorCode.APPEND_CONFLICT;
			case 429 -> ErrorCode.REQUEST_THROTTLED;
			default -> (status >= 500) ? ErrorCode.SERVICE_INTERNAL
					: (status >= 400) ? ErrorCode.RESTRICTION_DISSATISFIED : ErrorCode.UNEXPECTED;
		};
	}

	private static String reason(ErrorCode code) {
		return switch (code) {
			case OBJECT_NOT_EXIST -> "there is no such object";
			case PRECONDITION_FAILED -> "a condition of the request does not hold";
			case APPEND_CONFLICT -> "the object has changed, or cannot be appended to";
			case REQUEST_THROTTLED -> "the service asks to slow down";
			case INTEGRITY -> "the bytes that arrived have another MD5 than the content MD5 says";
			case SERVICE_INTERNAL -> "the service failed";
			default -> "the service answered with what it should not, such as a redirection";
		};
	}

	private static String permission(String vendorCode, boolean customerKey) {
		return switch (vendorCode) {
			case "InvalidAccessKeyId" -> "the service does not know the access key";
			case "SignatureDoesNotMatch" -> "the secret key does not fit the access key";
			case "RequestTimeTooSkewed" -> "this machine's clock is more than 15 minutes off";
			case "ExpiredToken", "InvalidToken" -> "the security token is wrong or has expired";
			default -> "the credential is wrong or may not do this"
					+ (customerKey ? ", or the object is under another customer key" : "");
		};
	}

	private static String restriction(int status, Operation operation, boolean customerKey) {
		if (status == 416) {
			return "the range is not in the object";
		}
		if (status == 400 && customerKey) {
			return "the service refuses the request, as it does when the object is not under a customer key and one is given";
		}
		if (status == 400 && (operation == Operation.READ || operation == Operation.STAT)) {
			return "the service refuses the request, as it does when the object is under a customer key and none is given";
		}
		return "the service refuses the request";
	}

}
