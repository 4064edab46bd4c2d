package io.storager.driver.support;

import java.util.Locale;

/**
 * The spelling of header names in answers. HTTP does not care for letters (RFC 9110,
 * section 5.1), and proxies write them as they like; the vendors' SDKs look some of them
 * up in one spelling only.
 */
public final class HeaderNames {

	private static final String MD5 = "-md5";

	private HeaderNames() {
	}

	/**
	 * The spelling that both SDKs look a name up in: what begins with {@code x-} in lower
	 * case but for an MD5, the names of user metadata with it, all others with a capital
	 * letter for each word.
	 */
	public static String canonical(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.startsWith("x-")) {
			boolean md5 = lower.endsWith(MD5) && !lower.startsWith("x-oss-meta-") && !lower.startsWith("x-cos-meta-");
			return md5 ? lower.substring(0, lower.length() - MD5.length()) + "-MD5" : lower;
		}
		return switch (lower) {
			case "etag" -> "ETag";
			case "content-md5" -> "Content-MD5";
			default -> capitalized(lower);
		};
	}

	private static String capitalized(String lower) {
		StringBuilder name = new StringBuilder(lower.length());
		boolean first = true;
		for (char c : lower.toCharArray()) {
			name.append(first ? Character.toUpperCase(c) : c);
			first = c == '-';
		}
		return name.toString();
	}

}
