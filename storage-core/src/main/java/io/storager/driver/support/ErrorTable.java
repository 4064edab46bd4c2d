package io.storager.driver.support;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.storager.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The error codes of a service and what they mean. A code decides if it is known, else
 * the HTTP status.
 * <p>
 * The codes of the services in this project go back to one model, so that most of them
 * are the same. A vendor's table has those alone that are not.
 */
public final class ErrorTable {

	private static final Map<String, ErrorMeaning> COMMON = Map.ofEntries(
			Map.entry("NoSuchKey", ErrorMeaning.NO_SUCH_OBJECT),
			Map.entry("NoSuchVersion", ErrorMeaning.NO_SUCH_OBJECT),
			Map.entry("SymlinkTargetNotExist", ErrorMeaning.NO_SUCH_OBJECT),
			Map.entry("NoSuchBucket", ErrorMeaning.NO_SUCH_BUCKET),
			Map.entry("PermanentRedirect", ErrorMeaning.OTHER_REGION),
			Map.entry("TemporaryRedirect", ErrorMeaning.OTHER_REGION),
			// With status 403, and 409 too: the credential is not what is wrong.
			Map.entry("InvalidObjectState", ErrorMeaning.ARCHIVED),
			Map.entry("AccessDenied", ErrorMeaning.ACCESS_DENIED),
			Map.entry("AccessForbidden", ErrorMeaning.ACCESS_DENIED),
			Map.entry("InvalidAccessKeyId", ErrorMeaning.UNKNOWN_ACCESS_KEY),
			Map.entry("SignatureDoesNotMatch", ErrorMeaning.WRONG_SIGNATURE),
			Map.entry("RequestTimeTooSkewed", ErrorMeaning.WRONG_CLOCK),
			Map.entry("PreconditionFailed", ErrorMeaning.CONDITION_FAILED),
			Map.entry("NotModified", ErrorMeaning.CONDITION_FAILED),
			Map.entry("FileAlreadyExists", ErrorMeaning.EXISTS),
			Map.entry("ObjectNotAppendable", ErrorMeaning.NOT_APPENDABLE),
			Map.entry("PositionNotEqualToLength", ErrorMeaning.NOT_APPENDABLE),
			// The form of a Content-MD5 was checked before: the bytes are others.
			Map.entry("InvalidDigest", ErrorMeaning.CORRUPT), Map.entry("BadDigest", ErrorMeaning.CORRUPT),
			// With status 400, which elsewhere is for good.
			Map.entry("RequestTimeout", ErrorMeaning.INCOMPLETE_REQUEST),
			Map.entry("IncompleteBody", ErrorMeaning.INCOMPLETE_REQUEST),
			// Copies and completions answer 200 first and fail afterwards.
			Map.entry("InternalError", ErrorMeaning.FAILED), Map.entry("ServiceUnavailable", ErrorMeaning.FAILED),
			Map.entry("NoSuchUpload", ErrorMeaning.NO_SUCH_UPLOAD), Map.entry("InvalidPart", ErrorMeaning.REFUSED),
			Map.entry("InvalidPartOrder", ErrorMeaning.REFUSED), Map.entry("EntityTooSmall", ErrorMeaning.REFUSED),
			Map.entry("EntityTooLarge", ErrorMeaning.REFUSED),
			Map.entry("BucketAlreadyExists", ErrorMeaning.BUCKET_EXISTS),
			Map.entry("NotImplemented", ErrorMeaning.UNSUPPORTED),
			Map.entry("MethodNotAllowed", ErrorMeaning.UNSUPPORTED));

	private static final Pattern THROTTLED = Pattern
		.compile("SlowDown|TooManyRequests|\\w*FreqControl|\\w+LimitExceeded|\\w*(Qps|Rate|Bandwidth)Limit\\w*");

	private static final Pattern KEY_MANAGEMENT = Pattern.compile("Kms\\w*");

	/** Where a 404 without a code can mean the bucket alone. */
	private static final Set<Operation> ON_BUCKETS = Set.of(Operation.WRITE, Operation.UPLOAD, Operation.CREATE_DIR,
			Operation.CREATE_LINK, Operation.CREATE_APPEND, Operation.WRITE_APPEND, Operation.CREATE_MULTIPART,
			Operation.DELETE, Operation.DELETE_ALL, Operation.LIST, Operation.LIST_VERSIONS, Operation.GET_VERSIONING,
			Operation.SET_VERSIONING, Operation.CREATE_BUCKET, Operation.DELETE_BUCKET, Operation.GET_BUCKET,
			Operation.LIST_BUCKETS);

	private static final Set<Operation> APPENDING = Set.of(Operation.CREATE_APPEND, Operation.WRITE_APPEND);

	private final Map<String, ErrorMeaning> meanings;

	/**
	 * Make a table.
	 * @param own the codes that this vendor has beside the common ones, or in another
	 * meaning
	 */
	public ErrorTable(Map<String, ErrorMeaning> own) {
		Map<String, ErrorMeaning> meanings = new HashMap<>(COMMON);
		meanings.putAll(own);
		this.meanings = Map.copyOf(meanings);
	}

	/**
	 * What an answer means.
	 * @param vendorCode the vendor's code, if there is one
	 * @param status the HTTP status, or 0 if it is not known
	 */
	public ErrorMeaning meaning(@Nullable String vendorCode, int status, Operation operation) {
		ErrorMeaning meaning = (vendorCode != null) ? meaning(vendorCode, status) : null;
		if (meaning == null) {
			meaning = (status == 409 && vendorCode == null && APPENDING.contains(operation))
					? ErrorMeaning.NOT_APPENDABLE : meaning(status);
		}
		return (meaning == ErrorMeaning.NO_SUCH_OBJECT && ON_BUCKETS.contains(operation)) ? ErrorMeaning.NO_SUCH_BUCKET
				: meaning;
	}

	private @Nullable ErrorMeaning meaning(String vendorCode, int status) {
		ErrorMeaning meaning = this.meanings.get(vendorCode);
		if (meaning != null) {
			return meaning;
		}
		if (THROTTLED.matcher(vendorCode).matches()) {
			return ErrorMeaning.THROTTLED;
		}
		return (status < 500 && KEY_MANAGEMENT.matcher(vendorCode).matches()) ? ErrorMeaning.KEY_MANAGEMENT : null;
	}

	/** What an answer without a known code means. */
	private static ErrorMeaning meaning(int status) {
		return switch (status) {
			case 304, 412 -> ErrorMeaning.CONDITION_FAILED;
			case 400, 409, 411, 413, 414, 415, 422, 431 -> ErrorMeaning.REFUSED;
			case 416 -> ErrorMeaning.RANGE;
			case 401, 403 -> ErrorMeaning.ACCESS_DENIED;
			case 402 -> ErrorMeaning.ACCOUNT_SUSPENDED;
			case 404 -> ErrorMeaning.NO_SUCH_OBJECT;
			case 405, 501 -> ErrorMeaning.UNSUPPORTED;
			case 407 -> ErrorMeaning.PROXY_LOGIN;
			case 408 -> ErrorMeaning.INCOMPLETE_REQUEST;
			case 429 -> ErrorMeaning.THROTTLED;
			case 451 -> ErrorMeaning.BLOCKED;
			default -> (status >= 500) ? ErrorMeaning.FAILED
					: (status >= 300 && status < 400) ? ErrorMeaning.REDIRECTED : ErrorMeaning.UNKNOWN;
		};
	}

}
