package io.storager.driver.support;

import java.util.regex.Pattern;

import io.storager.Operation;
import io.storager.driver.Failure;
import org.jspecify.annotations.Nullable;

/**
 * An answer that tells of an error, whatever an SDK made of it.
 *
 * @param vendor the vendor's service as its users call it, such as {@code OSS}
 * @param status the HTTP status, or 0 if it is not known
 * @param vendorCode the vendor's code, if the answer has one
 * @param message what the service says, if the answer has a document
 * @param requestId the vendor's request id, if the answer has one
 * @param endpoint where the bucket can be reached, if the answer tells
 */
public record ErrorAnswer(String vendor, int status, @Nullable String vendorCode, @Nullable String message,
		@Nullable String requestId, @Nullable String endpoint) {

	private static final int SENTENCE_MAXIMUM = 500;

	/** How OSS says that a public rule is refused; the code is that of all refusals. */
	private static final Pattern PUBLIC_ACCESS_BLOCKED = Pattern
		.compile("(?i).*\\b(put public \\w+ acl is not allowed|BlockPublicAccess)\\b.*", Pattern.DOTALL);

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

}
