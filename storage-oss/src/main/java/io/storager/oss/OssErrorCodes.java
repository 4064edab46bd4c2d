package io.storager.oss;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.storager.ErrorCode;
import io.storager.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's error codes in our words. Where an answer has none, or one that is not
 * listed, its HTTP status decides.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/oss/support/http-status-code">HTTP
 * status codes</a>
 */
final class OssErrorCodes {

	private static final Map<String, ErrorCode> MEANINGS = Map.ofEntries(
			Map.entry("NoSuchBucket", ErrorCode.BUCKET_NOT_EXIST), Map.entry("NoSuchKey", ErrorCode.OBJECT_NOT_EXIST),
			Map.entry("SymlinkTargetNotExist", ErrorCode.OBJECT_NOT_EXIST),
			Map.entry("AccessDenied", ErrorCode.PERMISSION_DENIED),
			Map.entry("AccessForbidden", ErrorCode.PERMISSION_DENIED),
			Map.entry("InvalidAccessKeyId", ErrorCode.PERMISSION_DENIED),
			Map.entry("SignatureDoesNotMatch", ErrorCode.PERMISSION_DENIED),
			Map.entry("RequestTimeTooSkewed", ErrorCode.PERMISSION_DENIED),
			Map.entry("InvalidSecurityToken", ErrorCode.PERMISSION_DENIED),
			Map.entry("SecurityTokenExpired", ErrorCode.PERMISSION_DENIED),
			Map.entry("PreconditionFailed", ErrorCode.PRECONDITION_FAILED),
			Map.entry("NotModified", ErrorCode.PRECONDITION_FAILED),
			Map.entry("FileAlreadyExists", ErrorCode.PRECONDITION_FAILED),
			Map.entry("PositionNotEqualToLength", ErrorCode.APPEND_CONFLICT),
			Map.entry("ObjectNotAppendable", ErrorCode.APPEND_CONFLICT),
			Map.entry("NoSuchUpload", ErrorCode.RESTRICTION_DISSATISFIED),
			Map.entry("InvalidPart", ErrorCode.RESTRICTION_DISSATISFIED),
			Map.entry("InvalidPartOrder", ErrorCode.RESTRICTION_DISSATISFIED),
			Map.entry("EntityTooSmall", ErrorCode.RESTRICTION_DISSATISFIED),
			Map.entry("EntityTooLarge", ErrorCode.RESTRICTION_DISSATISFIED),
			Map.entry("NotSymlink", ErrorCode.RESTRICTION_DISSATISFIED),
			Map.entry("InvalidTargetType", ErrorCode.RESTRICTION_DISSATISFIED),
			// An archived object that was not restored comes with status 403.
			Map.entry("InvalidObjectState", ErrorCode.RESTRICTION_DISSATISFIED),
			// The form of a Content-MD5 was checked before: the bytes are others.
			Map.entry("InvalidDigest", ErrorCode.INTEGRITY), Map.entry("BadDigest", ErrorCode.INTEGRITY),
			Map.entry("RequestTimeout", ErrorCode.SERVICE_INTERNAL),
			Map.entry("InternalError", ErrorCode.SERVICE_INTERNAL));

	private static final Map<String, Integer> STATUSES = Map.ofEntries(Map.entry("NoSuchBucket", 404),
			Map.entry("NoSuchKey", 404), Map.entry("AccessDenied", 403), Map.entry("AccessForbidden", 403),
			Map.entry("InvalidAccessKeyId", 403), Map.entry("SignatureDoesNotMatch", 403),
			Map.entry("RequestTimeTooSkewed", 403), Map.entry("PreconditionFailed", 412), Map.entry("NotModified", 304),
			Map.entry("InvalidRange", 416), Map.entry("InternalError", 500));

	private static final Pattern THROTTLED = Pattern.compile("SlowDown|.*(Rate|Qps|Bandwidth)Limit\\w*");

	/** Where a bare 404 cannot mean an object. */
	private static final Set<Operation> ON_BUCKETS = Set.of(Operation.WRITE, Operation.CREATE_DIR,
			Operation.CREATE_LINK, Operation.CREATE_APPEND, Operation.WRITE_APPEND, Operation.CREATE_MULTIPART,
			Operation.DELETE, Operation.DELETE_ALL, Operation.LIST, Operation.CREATE_BUCKET, Operation.DELETE_BUCKET,
			Operation.GET_BUCKET, Operation.LIST_BUCKETS);

	private OssErrorCodes() {
	}

	/**
	 * What an answer means.
	 * @param vendorCode the vendor's code, possibly empty
	 * @param status the HTTP status, or 0 if it is not known
	 */
	static ErrorCode meaning(String vendorCode, int status, Operation operation) {
		ErrorCode meaning = MEANINGS.get(vendorCode);
		if (meaning == null) {
			meaning = (status == 429 || THROTTLED.matcher(vendorCode).matches()) ? ErrorCode.REQUEST_THROTTLED
					: meaning(status);
		}
		return (meaning == ErrorCode.OBJECT_NOT_EXIST && ON_BUCKETS.contains(operation)) ? ErrorCode.BUCKET_NOT_EXIST
				: meaning;
	}

	private static ErrorCode meaning(int status) {
		return switch (status) {
			case 304, 412 -> ErrorCode.PRECONDITION_FAILED;
			case 400, 409, 411, 413, 414, 416 -> ErrorCode.RESTRICTION_DISSATISFIED;
			case 401, 403, 407 -> ErrorCode.PERMISSION_DENIED;
			case 404 -> ErrorCode.OBJECT_NOT_EXIST;
			case 405, 501 -> ErrorCode.CAPABILITY_INSUFFICIENT;
			// Without a status, the answer was a success that cannot be understood.
			case 0, 408, 500, 502, 503, 504 -> ErrorCode.SERVICE_INTERNAL;
			default -> ErrorCode.UNEXPECTED;
		};
	}

	/**
	 * The status that the vendor documents for a code, for clients that other factories
	 * made: those do not note it. 0 if the code is not listed.
	 */
	static int documentedStatus(@Nullable String vendorCode) {
		return (vendorCode != null) ? STATUSES.getOrDefault(vendorCode, 0) : 0;
	}

}
