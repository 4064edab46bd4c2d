package io.storager.driver.support;

import java.util.Locale;

/**
 * The spelling of header names in answers. HTTP does not care for letters (RFC 9110,
 * section 5.1), and proxies write them as they like; the vendors' SDKs look some of them
 * up in one spelling only.
 */
public final class HeaderNames {

	private static final String MD5 = "-md5";

	private static final String ETAG = "ETag";

	private static final String CONTENT_MD5 = "Content-MD5";

	private HeaderNames() {
	}

	/**
	 * The spelling that both SDKs look a name up in: what begins with {@code x-} in lower
	 * case but for an MD5, the names of user metadata with it, all others with a capital
	 * letter for each word.
	 */
	public static String canonical(String name) {
		return isCanonical(name) ? name : spell(name);
	}

	/**
	 * Whether it surely has that spelling: nearly every name has, and there are ten in an
	 * answer.
	 */
	private static boolean isCanonical(String name) {
		if (name.equals(ETAG) || name.equals(CONTENT_MD5)) {
			return true;
		}
		if (name.startsWith("X-")) {
			return false;
		}
		boolean extension = name.startsWith("x-");
		boolean wordStarts = !extension;
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean right = wordStarts ? c < 'a' || c > 'z' : c < 'A' || c > 'Z';
			if (!right || c > '~') {
				return false;
			}
			wordStarts = !extension && c == '-';
		}
		return extension ? !name.endsWith(MD5) : !name.equals("Etag") && !name.equals("Content-Md5");
	}

	private static String spell(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.startsWith("x-")) {
			boolean md5 = lower.endsWith(MD5) && !lower.startsWith("x-oss-meta-") && !lower.startsWith("x-cos-meta-");
			return md5 ? lower.substring(0, lower.length() - MD5.length()) + "-MD5" : lower;
		}
		return switch (lower) {
			case "etag" -> ETAG;
			case "content-md5" -> CONTENT_MD5;
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
