package io.storager.error;

import java.io.Serializable;
import java.util.Locale;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The facts of a failure that every {@link StorageException} carries. */
public final class StorageError implements Serializable {

	private static final long serialVersionUID = 1;

	private final ErrorCode code;

	private final String reason;

	private final Operation operation;

	private final String service;

	private final @Nullable String bucket;

	private final @Nullable String path;

	private final @Nullable String vendorCode;

	private final int httpStatus;

	private final @Nullable String requestId;

	private final boolean temporary;

	private StorageError(Builder builder) {
		this.code = builder.code;
		this.reason = builder.reason;
		this.operation = builder.operation;
		this.service = builder.service;
		this.bucket = builder.bucket;
		this.path = builder.path;
		this.vendorCode = builder.vendorCode;
		this.httpStatus = builder.httpStatus;
		this.requestId = builder.requestId;
		this.temporary = builder.temporary;
	}

	/** Start with what is required. */
	public static Builder builder(ErrorCode code, String reason, Operation operation, String service) {
		return new Builder(code, reason, operation, service);
	}

	/** Start with these values. */
	public Builder toBuilder() {
		return builder(this.code, this.reason, this.operation, this.service).bucket(this.bucket)
			.path(this.path)
			.vendorCode(this.vendorCode)
			.httpStatus(this.httpStatus)
			.requestId(this.requestId)
			.temporary(this.temporary);
	}

	/** What went wrong. */
	public ErrorCode code() {
		return this.code;
	}

	/** Why, in one sentence without secrets. */
	public String reason() {
		return this.reason;
	}

	/** The operation that failed. */
	public Operation operation() {
		return this.operation;
	}

	/** The service, such as {@code oss}. */
	public String service() {
		return this.service;
	}

	/** The bucket, if one is concerned. */
	public @Nullable String bucket() {
		return this.bucket;
	}

	/** The path as the caller gave it, if one is concerned. */
	public @Nullable String path() {
		return this.path;
	}

	/** The vendor's own error code, if the service sent one. */
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

	/** Collects the facts. */
	public static final class Builder {

		private final ErrorCode code;

		private final String reason;

		private final Operation operation;

		private final String service;

		private @Nullable String bucket;

		private @Nullable String path;

		private @Nullable String vendorCode;

		private int httpStatus;

		private @Nullable String requestId;

		private boolean temporary;

		private Builder(ErrorCode code, String reason, Operation operation, String service) {
			this.code = code;
			this.reason = reason;
			this.operation = operation;
			this.service = service;
		}

		/** Set the bucket, if one is concerned. */
		public Builder bucket(@Nullable String bucket) {
			this.bucket = bucket;
			return this;
		}

		/** Set the path as the caller gave it, if one is concerned. */
		public Builder path(@Nullable String path) {
			this.path = path;
			return this;
		}

		/** Set the vendor's own error code, if the service sent one. */
		public Builder vendorCode(@Nullable String vendorCode) {
			this.vendorCode = vendorCode;
			return this;
		}

		/** Set the HTTP status, or 0 if no answer arrived. */
		public Builder httpStatus(int httpStatus) {
			this.httpStatus = httpStatus;
			return this;
		}

		/** Set the vendor's request id, if the service sent one. */
		public Builder requestId(@Nullable String requestId) {
			this.requestId = requestId;
			return this;
		}

		/** Set whether the same call may succeed later without any change. */
		public Builder temporary(boolean temporary) {
			this.temporary = temporary;
			return this;
		}

		/** Make the value. */
		public StorageError build() {
			return new StorageError(this);
		}

	}

}
