package io.storager.cos;

import java.util.Map;

import io.storager.driver.support.ErrorMeaning;
import io.storager.driver.support.ErrorTable;

/**
 * The error codes that COS has beside those that are common.
 *
 * @see <a href="https://www.tencentcloud.com/document/product/436/7730">Error codes</a>
 */
final class CosErrorCodes {

	static final ErrorTable TABLE = new ErrorTable(
			Map.ofEntries(Map.entry("NoSuchCopySource", ErrorMeaning.NO_SUCH_OBJECT),
					Map.entry("Request has expired", ErrorMeaning.ACCESS_DENIED),
					Map.entry("ExpiredToken", ErrorMeaning.INVALID_TOKEN),
					Map.entry("InvalidToken", ErrorMeaning.INVALID_TOKEN),
					Map.entry("PaymentRequired", ErrorMeaning.ACCOUNT_SUSPENDED),
					Map.entry("UnavailableForLegalReasons", ErrorMeaning.BLOCKED),
					Map.entry("DomainAuditFailed", ErrorMeaning.BLOCKED),
					Map.entry("AppendPositionErr", ErrorMeaning.NOT_APPENDABLE),
					Map.entry("UserNetworkTooSlow", ErrorMeaning.INCOMPLETE_REQUEST),
					Map.entry("ObjectLocked", ErrorMeaning.RETAINED), Map.entry("BucketLocked", ErrorMeaning.RETAINED),
					Map.entry("BucketAlreadyOwnedByYou", ErrorMeaning.BUCKET_EXISTS),
					Map.entry("ActionAccelerateNotSupported", ErrorMeaning.UNSUPPORTED),
					Map.entry("MAZOperationNotSupportOnOAZBucket", ErrorMeaning.UNSUPPORTED),
					Map.entry("OAZOperationNotSupportOnMAZBucket", ErrorMeaning.UNSUPPORTED),
					Map.entry("NotSupportedStorageClass", ErrorMeaning.UNSUPPORTED),
					Map.entry("UploadIdNotSupported", ErrorMeaning.UNSUPPORTED)));

	private CosErrorCodes() {
	}

}
