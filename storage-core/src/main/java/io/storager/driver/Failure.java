package io.storager.driver;

import io.storager.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What a vendor's exception means. */
public final class Failure {

	private final ErrorCode code;

	private final String reason;

	private final @Nullable String vendorCode;

	private final int httpStatus;

	private final @Nullable String requestId;

	private final boolean temporary;

	private final boolean interrupted;

	private Failure(ErrorCode code, String reason, @Nullable String vendorCode, int httpStatus,
			@Nullable String requestId, boolean temporary, boolean interrupted) {
		this.code = code;
		this.reason = reason;
		this.vendorCode = vendorCode;
		this.httpStatus = httpStatus;
		this.requestId = requestId;
		this.temporary = temporary;
		this.interrupted = interrupted;
	}

	/**
	 * A failure that is final and not an answer of the service, unless one of the methods
	 * below says otherwise.
	 * @param code the portable code
	 * @param reason why, in one sentence without secrets
	 */
	public static Failure of(ErrorCode code, String reason) {
		return new Failure(code, reason, null, 0, null, false, false);
	}

	/**
	 * The same, as an answer of the service.
	 * @param vendorCode the vendor's code, if the service sent one
	 * @param httpStatus the HTTP status, or 0 if no answer arrived
	 * @param requestId the vendor's request id, if the service sent one
	 */
	public Failure withAnswer(@Nullable String vendorCode, int httpStatus, @Nullable String requestId) {
		return new Failure(this.code, this.reason, vendorCode, httpStatus, requestId, this.temporary, this.interrupted);
	}

	/** The same, with whether the same call may succeed later without any change. */
	public Failure temporary(boolean temporary) {
		return new Failure(this.code, this.reason, this.vendorCode, this.httpStatus, this.requestId, temporary,
				this.interrupted);
	}

	/**
	 * The same, with whether the calling thread was interrupted: some SDKs lose its flag.
	 */
	public Failure interrupted(boolean interrupted) {
		return new Failure(this.code, this.reason, this.vendorCode, this.httpStatus, this.requestId, this.temporary,
				interrupted);
	}

	/** The portable code. */
	public ErrorCode code() {
		return this.code;
	}

	/** Why, in one sentence without secrets. */
	public String reason() {
		return this.reason;
	}

	/** The vendor's code, if the service sent one. */
	public @Nullable String vendorCode() {
		return this.vendorCode;
	}

	/** The HTTP status, or 0 if no answer arrived. */
	public int httpStatus() {
		return this.httpStatus;
	}

	/** The vendor's request id, if the service sent one. */
	public @Nullable String requestId() {
		return this.requestId;
	}

	/** Whether the same call may succeed later without any change. */
	public boolean temporary() {
		return this.temporary;
	}

	/** Whether the calling thread was interrupted. */
	public boolean interrupted() {
		return this.interrupted;
	}

	@Override
	public String toString() {
		return "Failure[%s: %s]".formatted(this.code, this.reason);
	}

}
