package io.storager.oss;

import java.util.Map;

import io.storager.driver.support.ErrorMeaning;
import io.storager.driver.support.ErrorTable;
import org.jspecify.annotations.Nullable;

/**
 * The error codes that OSS has beside those that are common.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/oss/support/http-status-code">HTTP
 * status codes</a>
 */
final class OssErrorCodes {

	static final ErrorTable TABLE = new ErrorTable(Map.ofEntries(
			Map.entry("InvalidSecurityToken", ErrorMeaning.INVALID_TOKEN),
			Map.entry("SecurityTokenExpired", ErrorMeaning.INVALID_TOKEN),
			Map.entry("AccessKeyIdAndSecurityTokenNotMatch", ErrorMeaning.INVALID_TOKEN),
			Map.entry("UserDisable", ErrorMeaning.ACCOUNT_SUSPENDED),
			Map.entry("InDebt", ErrorMeaning.ACCOUNT_SUSPENDED),
			Map.entry("InDebtOverdue", ErrorMeaning.ACCOUNT_SUSPENDED),
			Map.entry("AbnormalBucketOwnerStatus", ErrorMeaning.ACCOUNT_SUSPENDED),
			Map.entry("BucketDisable", ErrorMeaning.BLOCKED), Map.entry("ObjectAlreadyExists", ErrorMeaning.EXISTS),
			Map.entry("FileImmutable", ErrorMeaning.RETAINED),
			Map.entry("UbsmsInvalidBid", ErrorMeaning.KEY_MANAGEMENT),
			Map.entry("OperationNotSupported", ErrorMeaning.UNSUPPORTED)));

	private static final Map<String, Integer> STATUSES = Map.ofEntries(Map.entry("NoSuchBucket", 404),
			Map.entry("NoSuchKey", 404), Map.entry("AccessDenied", 403), Map.entry("AccessForbidden", 403),
			Map.entry("InvalidAccessKeyId", 403), Map.entry("SignatureDoesNotMatch", 403),
			Map.entry("RequestTimeTooSkewed", 403), Map.entry("PreconditionFailed", 412), Map.entry("NotModified", 304),
			Map.entry("InvalidRange", 416), Map.entry("InternalError", 500));

	private OssErrorCodes() {
	}

	/**
	 * The status that the vendor documents for a code, for clients that other factories
	 * made: those do not note it. 0 if the code is not listed.
	 */
	static int documentedStatus(@Nullable String vendorCode) {
		return (vendorCode != null) ? STATUSES.getOrDefault(vendorCode, 0) : 0;
	}

}
