package io.storager.samples.quickstart;

import java.util.Locale;
import java.util.Objects;

import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A way to store an object.
 *
 * @param name what it is called here
 * @param encryption what the service is asked for
 * @param expected what the service must report then, where it is not {@code null}
 * @param skipped why it cannot be tried, or {@code null} if it can
 */
record EncryptionMode(String name, Encryption encryption, EncryptionInfo expected, @Nullable String skipped) {

	static final EncryptionInfo NOTHING = EncryptionInfo.builder().build();

	static EncryptionMode of(String name, Encryption encryption, EncryptionInfo expected) {
		return new EncryptionMode(name, encryption, expected, null);
	}

	static EncryptionMode skip(String name, String reason) {
		return new EncryptionMode(name, Encryption.none(), NOTHING, reason);
	}

	/** What to send along with an operation. */
	Encryption on(Operation operation) {
		return this.encryption.appliesTo(operation) ? this.encryption : Encryption.none();
	}

	/** The name as a part of a path. */
	String folder() {
		return this.name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
	}

	/**
	 * Whether the service reports at least what is expected. It may tell more: a bucket
	 * can encrypt by itself, and a default key has an id, too.
	 */
	boolean isReportedBy(@Nullable EncryptionInfo reported) {
		EncryptionInfo actual = (reported != null) ? reported : NOTHING;
		return matches(this.expected.algorithm(), actual.algorithm())
				&& matches(this.expected.dataAlgorithm(), actual.dataAlgorithm())
				&& matches(this.expected.keyId(), actual.keyId())
				&& matches(this.expected.customerAlgorithm(), actual.customerAlgorithm())
				&& matches(this.expected.customerKeyMd5(), actual.customerKeyMd5());
	}

	private static boolean matches(@Nullable String expected, @Nullable String actual) {
		return expected == null || Objects.equals(expected, actual);
	}

	/** What a service reports, in a few words. */
	static String describe(@Nullable EncryptionInfo info) {
		if (info == null) {
			return "not encrypted";
		}
		StringBuilder words = new StringBuilder();
		append(words, "", info.algorithm());
		append(words, "data ", info.dataAlgorithm());
		append(words, "key ", info.keyId());
		append(words, "customer key, ", info.customerAlgorithm());
		append(words, "MD5 ", info.customerKeyMd5());
		return words.toString();
	}

	private static void append(StringBuilder words, String label, @Nullable String value) {
		if (value != null) {
			words.append(words.isEmpty() ? "" : ", ").append(label).append(value);
		}
	}

}
