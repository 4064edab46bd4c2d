package io.storager.driver;

import io.storager.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's exception means.
 *
 * @param code the portable code
 * @param reason why, in one sentence without secrets
 * @param vendorCode the vendor's code, if the service sent one
 * @param httpStatus the HTTP status, or 0 if no answer arrived
 * @param requestId the vendor's request id, if the service sent one
 * @param temporary whether the same call may succeed later without any change
 * @param interrupted whether the calling thread was interrupted: some SDKs lose its flag
 */
public record Failure(ErrorCode code, String reason, @Nullable String vendorCode, int httpStatus,
		@Nullable String requestId, boolean temporary, boolean interrupted) {
}
