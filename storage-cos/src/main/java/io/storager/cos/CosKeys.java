package io.storager.cos;

import com.qcloud.cos.utils.StringUtils;

/** Keys that cannot be carried to COS, or back. */
final class CosKeys {

	private CosKeys() {
	}

	/**
	 * Refuse a key that might reach another object, or the bucket itself. Dots with a
	 * slash behind them are sent as {@code ..%2F}, which nobody on the way takes for a
	 * step upwards. Dots at the end cannot be protected so: the HTTP client sends even
	 * {@code %2E%2E} as {@code ..}, and a gateway may make {@code DELETE /} of
	 * {@code DELETE /..}. The SDK itself refuses a key that would leave only the bucket,
	 * but on GET alone: here it is refused on every operation.
	 * @throws IllegalArgumentException if it cannot be carried
	 */
	static void requireTransportable(String key) {
		if (!key.isEmpty() && key.charAt(0) != '/' && key.charAt(0) != '.' && !key.contains("/.")) {
			// No segment of nearly any key begins with a dot.
			return;
		}
		String last = key.substring(key.lastIndexOf('/') + 1);
		if (last.equals(".") || last.equals("..") || StringUtils.isRequestPathInvalid(key)) {
			throw new IllegalArgumentException(
					"the key '%s' cannot be sent to COS: HTTP takes its dots for a step to another key; allowed: a last segment other than '.' and '..', and not such segments alone"
						.formatted(key));
		}
	}

	/**
	 * Refuse a key that an upload in parts cannot have. The answer to its start repeats
	 * the key as XML, and COS has no parameter to get it encoded: the SDK could not read
	 * it, and nobody would learn the id of the upload that has begun.
	 * @throws IllegalArgumentException if XML cannot express it
	 */
	static void requireXml(String key) {
		if (!fitsXml(key)) {
			throw new IllegalArgumentException(
					"the key cannot be uploaded in parts to COS: an answer repeats it as XML, which has no form for one of its characters; allowed: no control characters but tab, line feed and carriage return, and neither U+FFFE nor U+FFFF");
		}
	}

	/** Whether XML 1.0 has all characters of a key. */
	static boolean fitsXml(String key) {
		return key.codePoints()
			.allMatch((c) -> (c >= ' ' && c <= 0xd7ff) || c == '\t' || c == '\n' || c == '\r'
					|| (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000);
	}

}
