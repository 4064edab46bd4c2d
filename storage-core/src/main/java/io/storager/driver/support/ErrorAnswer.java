package io.storager.driver.support;

import java.util.regex.Pattern;

import io.storager.Operation;
import io.storager.driver.Failure;
import org.jspecify.annotations.Nullable;

/** An answer that tells of an error, whatever an SDK made of it. */
public final class ErrorAnswer {

	private static final int SENTENCE_MAXIMUM = 500;

	/** How OSS says that a public rule is refused; the code is that of all refusals. */
	private static final Pattern PUBLIC_ACCESS_BLOCKED = Pattern
		.compile("(?i).*\\b(put public \\w+ acl is not allowed|BlockPublicAccess)\\b.*", Pattern.DOTALL);

	private final String vendor;

	private final int status;

	private final @Nullable String vendorCode;

	private final @Nullable String message;

	private final @Nullable String requestId;

	private final @Nullable String endpoint;

	private ErrorAnswer(Builder builder) {
		this.vendor = builder.vendor;
		this.status = builder.status;
		this.vendorCode = builder.vendorCode;
		this.message = builder.message;
		this.requestId = builder.requestId;
		this.endpoint = builder.endpoint;
	}

	/**
	 * Start with what every answer has.
	 * @param vendor the vendor's service as its users call it, such as {@code OSS}
	 * @param status the HTTP status, or 0 if it is not known
	 */
	public static Builder builder(String vendor, int status) {
		return new Builder(vendor, status);
	}

	/** The HTTP status, or 0 if it is not known. */
	public int status() {
		return this.status;
	}

	/** What it means by a vendor's table. */
	public ErrorMeaning meaning(ErrorTable table, Operation operation) {
		// OSS denies access to a bucket of another region, and tells where it is.
		if (this.endpoint != null && (this.status == 403 || this.status / 100 == 3)) {
			return ErrorMeaning.OTHER_REGION;
		}
		ErrorMeaning meaning = table.meaning(this.vendorCode, this.status, operation);
		if (meaning == ErrorMeaning.ACCESS_DENIED && this.message != null
				&& PUBLIC_ACCESS_BLOCKED.matcher(this.message).matches()) {
			return ErrorMeaning.PUBLIC_ACCESS_BLOCKED;
		}
		// Of an object that is to be restored, its state means the contrary.
		boolean ofState = meaning == ErrorMeaning.ARCHIVED || "OperationNotSupported".equals(this.vendorCode);
		return (operation == Operation.RESTORE && ofState) ? ErrorMeaning.NOT_ARCHIVED : meaning;
	}

	/** The failure that it is, for the reason of its meaning. */
	public Failure failure(ErrorMeaning meaning) {
		return failure(meaning, meaning.reason());
	}

	/**
	 * The failure that it is.
	 * @param reason in other words than the meaning's own
	 */
	public Failure failure(ErrorMeaning meaning, String reason) {
		StringBuilder words = new StringBuilder(reason);
		if (meaning == ErrorMeaning.OTHER_REGION && this.endpoint != null) {
			words.append("; it can be reached at '").append(sentence(this.endpoint)).append('\'');
		}
		if (this.message != null && !this.message.isBlank()) {
			words.append(" (").append(this.vendor).append(" says: ").append(sentence(this.message)).append(')');
		}
		return Failure.of(meaning.code(), words.toString())
			.withAnswer(this.vendorCode, this.status, this.requestId)
			.temporary(meaning.temporary());
	}

	/**
	 * The first line of a message, without a full stop: messages of SDKs have many lines,
	 * and ours go on behind them.
	 */
	public static String sentence(String message) {
		String line = message.strip().lines().findFirst().orElse("").strip();
		String whole = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
		return (whole.length() <= SENTENCE_MAXIMUM) ? whole
				: whole.substring(0, whole.offsetByCodePoints(0, whole.codePointCount(0, SENTENCE_MAXIMUM))) + "...";
	}

	/** Collects what the answer tells. */
	public static final class Builder {

		private final String vendor;

		private final int status;

		private @Nullable String vendorCode;

		private @Nullable String message;

		private @Nullable String requestId;

		private @Nullable String endpoint;

		private Builder(String vendor, int status) {
			this.vendor = vendor;
			this.status = status;
		}

		/** Set the vendor's code, if the answer has one. */
		public Builder vendorCode(@Nullable String vendorCode) {
			this.vendorCode = vendorCode;
			return this;
		}

		/** Set what the service says, if the answer has a document. */
		public Builder message(@Nullable String message) {
			this.message = message;
			return this;
		}

		/** Set the vendor's request id, if the answer has one. */
		public Builder requestId(@Nullable String requestId) {
			this.requestId = requestId;
			return this;
		}

		/** Set where the bucket can be reached, if the answer tells. */
		public Builder endpoint(@Nullable String endpoint) {
			this.endpoint = endpoint;
			return this;
		}

		/** Make the answer. */
		public ErrorAnswer build() {
			return new ErrorAnswer(this);
		}

	}

}
