package io.storager.error;

import java.io.Serializable;
import java.util.Locale;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a failure that every {@link StorageException} carries.
 *
 * @param code what went wrong
 * @param reason why, in one sentence without secrets
 * @param operation the operation that failed
 * @param service the service, such as {@code oss}
 * @param bucket the bucket, if one is concerned
 * @param path the path as the caller gave it, if one is concerned
 * @param vendorCode the vendor's own error code, if the service sent one
 * @param httpStatus the HTTP status, or 0 if no answer arrived
 * @param requestId the vendor's request id, if the service sent one
 * @param temporary whether the same call may succeed later without any change
 */
public record StorageError(ErrorCode code, String reason, Operation operation, String service, @Nullable String bucket,
		@Nullable String path, @Nullable String vendorCode, int httpStatus, @Nullable String requestId,
		boolean temporary) implements Serializable {

	public String message() {
		StringBuilder message = new StringBuilder(this.service).append(' ').append(this.operation);
		if (this.path != null) {
			message.append(" of '").append(printable(this.path)).append('\'');
		}
		if (this.bucket != null) {
			message.append(" in bucket '").append(this.bucket).append('\'');
		}
		message.append(" failed with ").append(this.code).append(": ").append(printable(this.reason));
		if (this.vendorCode != null) {
			message.append("; vendor code ").append(this.vendorCode);
		}
		if (this.httpStatus > 0) {
			message.append("; HTTP status ").append(this.httpStatus);
		}
		if (this.requestId != null) {
			message.append("; request id ").append(this.requestId);
		}
		return message.toString();
	}

	/**
	 * Paths and answers may hold anything, a line break that forges a line of a log too.
	 */
	private static String printable(String text) {
		StringBuilder printable = new StringBuilder(text.length());
		text.codePoints().forEach((c) -> {
			if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
				printable.append(String.format(Locale.ROOT, "\\u%04x", c));
			}
			else {
				printable.appendCodePoint(c);
			}
		});
		return printable.toString();
	}

}
