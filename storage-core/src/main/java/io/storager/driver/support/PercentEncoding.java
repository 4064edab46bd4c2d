package io.storager.driver.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Encodes names and values as signatures want them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986, unreserved
 * characters</a>
 */
public final class PercentEncoding {

	private PercentEncoding() {
	}

	/** Encode the UTF-8 of everything but unreserved characters. */
	public static String encode(String text) {
		return isPlain(text, false) ? text
				: URLEncoder.encode(text, StandardCharsets.UTF_8)
					.replace("+", "%20")
					.replace("*", "%2A")
					.replace("%7E", "~");
	}

	/** Encode the UTF-8 of everything but unreserved characters and slashes. */
	public static String encodePath(String path) {
		return isPlain(path, true) ? path : encode(path).replace("%2F", "/");
	}

	/** Whether nothing is to be encoded: most names are so, and the JDK's way is slow. */
	private static boolean isPlain(String text, boolean path) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (!isUnreserved(c) && !(path && c == '/')) {
				return false;
			}
		}
		return true;
	}

	private static boolean isUnreserved(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
				|| c == '_' || c == '~';
	}

}
