package io.storager.test.contract;

import java.util.List;
import java.util.stream.Stream;

import io.storager.ErrorCode;

/**
 * Error answers that every operation may meet, and what each means: the same for both
 * vendors, whatever the operation is.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/oss/support/http-status-code">OSS:
 * HTTP status codes</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/7730">COS: error
 * codes</a>
 */
public final class ErrorAnswers {

	private static final List<Answer> COMMON = List.of(new Answer(301, "PermanentRedirect", ErrorCode.BUCKET_NOT_EXIST),
			new Answer(404, "NoSuchBucket", ErrorCode.BUCKET_NOT_EXIST),
			new Answer(403, "InvalidObjectState", ErrorCode.OBJECT_ARCHIVED),
			new Answer(403, "AccessDenied", ErrorCode.PERMISSION_DENIED),
			new Answer(403, "AccessForbidden", ErrorCode.PERMISSION_DENIED),
			new Answer(403, "InvalidAccessKeyId", ErrorCode.PERMISSION_DENIED),
			new Answer(403, "SignatureDoesNotMatch", ErrorCode.PERMISSION_DENIED),
			new Answer(403, "RequestTimeTooSkewed", ErrorCode.PERMISSION_DENIED),
			new Answer(402, "SomethingElse", ErrorCode.PERMISSION_DENIED),
			new Answer(451, "SomethingElse", ErrorCode.PERMISSION_DENIED),
			new Answer(412, "PreconditionFailed", ErrorCode.PRECONDITION_FAILED),
			new Answer(409, "FileAlreadyExists", ErrorCode.PRECONDITION_FAILED),
			new Answer(409, "PositionNotEqualToLength", ErrorCode.APPEND_CONFLICT),
			new Answer(409, "ObjectNotAppendable", ErrorCode.APPEND_CONFLICT),
			new Answer(409, "SomethingElse", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(400, "InvalidArgument", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(400, "SomethingElse", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(411, "MissingContentLength", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(400, "BadDigest", ErrorCode.INTEGRITY), new Answer(400, "InvalidDigest", ErrorCode.INTEGRITY),
			new Answer(400, "RequestTimeout", ErrorCode.SERVICE_INTERNAL),
			new Answer(400, "IncompleteBody", ErrorCode.SERVICE_INTERNAL),
			new Answer(408, "SomethingElse", ErrorCode.SERVICE_INTERNAL),
			new Answer(500, "InternalError", ErrorCode.SERVICE_INTERNAL),
			new Answer(503, "ServiceUnavailable", ErrorCode.SERVICE_INTERNAL),
			new Answer(504, "SomethingElse", ErrorCode.SERVICE_INTERNAL),
			new Answer(503, "SlowDown", ErrorCode.REQUEST_THROTTLED),
			new Answer(429, "SomethingElse", ErrorCode.REQUEST_THROTTLED),
			new Answer(405, "MethodNotAllowed", ErrorCode.CAPABILITY_INSUFFICIENT),
			new Answer(501, "SomethingElse", ErrorCode.CAPABILITY_INSUFFICIENT),
			new Answer(400, "NotImplemented", ErrorCode.CAPABILITY_INSUFFICIENT),
			new Answer(418, "SomethingElse", ErrorCode.UNEXPECTED));

	private static final List<Answer> OSS = List.of(
			new Answer(403, "InvalidSecurityToken", ErrorCode.PERMISSION_DENIED),
			new Answer(403, "SecurityTokenExpired", ErrorCode.PERMISSION_DENIED),
			new Answer(403, "UserDisable", ErrorCode.PERMISSION_DENIED),
			new Answer(403, "InDebt", ErrorCode.PERMISSION_DENIED),
			new Answer(409, "FileImmutable", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(403, "KmsServiceNotEnabled", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(503, "DownloadTrafficRateLimitExceeded", ErrorCode.REQUEST_THROTTLED),
			new Answer(503, "TotalQpsLimitExceeded", ErrorCode.REQUEST_THROTTLED),
			new Answer(503, "PartitionQpsLimitted", ErrorCode.REQUEST_THROTTLED),
			new Answer(503, "ActiveRequestLimitExceeded", ErrorCode.REQUEST_THROTTLED));

	private static final List<Answer> COS = List.of(new Answer(409, "InvalidObjectState", ErrorCode.OBJECT_ARCHIVED),
			new Answer(400, "ExpiredToken", ErrorCode.PERMISSION_DENIED),
			new Answer(402, "PaymentRequired", ErrorCode.PERMISSION_DENIED),
			new Answer(451, "UnavailableForLegalReasons", ErrorCode.PERMISSION_DENIED),
			new Answer(409, "AppendPositionErr", ErrorCode.APPEND_CONFLICT),
			new Answer(400, "AppendPositionErr", ErrorCode.APPEND_CONFLICT),
			new Answer(409, "ObjectLocked", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(409, "UploadConflict", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(400, "KmsKeyDisabled", ErrorCode.RESTRICTION_DISSATISFIED),
			new Answer(400, "UserNetworkTooSlow", ErrorCode.SERVICE_INTERNAL),
			new Answer(500, "KmsInternalException", ErrorCode.SERVICE_INTERNAL),
			new Answer(503, "KmsFreqControl", ErrorCode.REQUEST_THROTTLED));

	private ErrorAnswers() {
	}

	/**
	 * The answers of a service.
	 * @param service {@code oss} or {@code cos}; of another one those that both have
	 */
	public static Stream<Answer> of(String service) {
		List<Answer> own = switch (service) {
			case "oss" -> OSS;
			case "cos" -> COS;
			default -> List.of();
		};
		return Stream.concat(COMMON.stream(), own.stream());
	}

	/**
	 * What an answer without a document means, as proxies send it and as it comes to a
	 * HEAD.
	 */
	public static Stream<Answer> withoutDocument() {
		return Stream.of(new Answer(302, "", ErrorCode.UNEXPECTED), new Answer(304, "", ErrorCode.PRECONDITION_FAILED),
				new Answer(400, "", ErrorCode.RESTRICTION_DISSATISFIED),
				new Answer(402, "", ErrorCode.PERMISSION_DENIED), new Answer(403, "", ErrorCode.PERMISSION_DENIED),
				new Answer(405, "", ErrorCode.CAPABILITY_INSUFFICIENT),
				new Answer(407, "", ErrorCode.PERMISSION_DENIED), new Answer(408, "", ErrorCode.SERVICE_INTERNAL),
				new Answer(412, "", ErrorCode.PRECONDITION_FAILED),
				new Answer(413, "", ErrorCode.RESTRICTION_DISSATISFIED),
				new Answer(429, "", ErrorCode.REQUEST_THROTTLED), new Answer(451, "", ErrorCode.PERMISSION_DENIED),
				new Answer(500, "", ErrorCode.SERVICE_INTERNAL), new Answer(501, "", ErrorCode.CAPABILITY_INSUFFICIENT),
				new Answer(502, "", ErrorCode.SERVICE_INTERNAL), new Answer(503, "", ErrorCode.SERVICE_INTERNAL),
				new Answer(520, "", ErrorCode.SERVICE_INTERNAL));
	}

	/**
	 * What a 409 without a document means: appending alone can fail so for a reason of
	 * its own.
	 */
	public static ErrorCode bareConflict(FailingCall call) {
		return (call == FailingCall.CREATE_APPEND || call == FailingCall.WRITE_APPEND) ? ErrorCode.APPEND_CONFLICT
				: ErrorCode.RESTRICTION_DISSATISFIED;
	}

	/** An answer. */
	public static final class Answer {

		private final int status;

		private final String vendorCode;

		private final ErrorCode code;

		private Answer(int status, String vendorCode, ErrorCode code) {
			this.status = status;
			this.vendorCode = vendorCode;
			this.code = code;
		}

		/** The HTTP status. */
		public int status() {
			return this.status;
		}

		/** The vendor's code, empty if there is no document. */
		public String vendorCode() {
			return this.vendorCode;
		}

		/** What it means. */
		public ErrorCode code() {
			return this.code;
		}

		/** The same as a call meets it: what is to be restored is not archived then. */
		public Answer to(FailingCall call) {
			boolean ofState = this.code == ErrorCode.OBJECT_ARCHIVED || this.vendorCode.equals("OperationNotSupported");
			return (call == FailingCall.RESTORE && ofState)
					? new Answer(this.status, this.vendorCode, ErrorCode.RESTRICTION_DISSATISFIED) : this;
		}

		@Override
		public String toString() {
			return "%s %s, %s".formatted(this.status, this.vendorCode, this.code);
		}

	}

}
