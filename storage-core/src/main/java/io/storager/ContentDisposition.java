package io.storager;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

import io.storager.internal.Utf8;

/**
 * Values of the header {@code Content-Disposition} for file names in any language: the
 * name in UTF-8, and one in ASCII for old clients.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266">RFC 6266</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8187">RFC 8187</a>
 */
public final class ContentDisposition {

	/** What RFC 8187 lets stand for itself, letters and digits aside. */
	private static final String PLAIN = "!#$&+-.^_`|~";

	private ContentDisposition() {
	}

	/**
	 * Let browsers save the object under a name.
	 * @param fileName the name, without folders
	 * @throws IllegalArgumentException for an empty name, and for half of a surrogate
	 * pair
	 */
	public static String attachment(String fileName) {
		return of("attachment", fileName);
	}

	/**
	 * Let browsers show the object, and save it under a name when somebody wants to.
	 * @param fileName the name, without folders
	 * @throws IllegalArgumentException for an empty name, and for half of a surrogate
	 * pair
	 */
	public static String inline(String fileName) {
		return of("inline", fileName);
	}

	private static String of(String type, String fileName) {
		Objects.requireNonNull(fileName, "'fileName' must not be null");
		if (fileName.isEmpty()) {
			throw new IllegalArgumentException("the file name is empty; allowed: at least one character");
		}
		if (!Utf8.canExpress(fileName)) {
			throw new IllegalArgumentException(
					"the file name has half of a surrogate pair, which UTF-8 cannot express; allowed: any other text");
		}
		String ascii = ascii(fileName);
		String value = type + "; filename=\"" + ascii + "\"";
		return ascii.equals(fileName) ? value : value + "; filename*=UTF-8''" + encoded(fileName);
	}

	/** Some clients decode percent signs here, and some take backslashes for folders. */
	private static String ascii(String fileName) {
		StringBuilder ascii = new StringBuilder();
		fileName.codePoints()
			.forEach((point) -> ascii
				.append((point < ' ' || point > '~' || "\"\\%/".indexOf(point) >= 0) ? '_' : (char) point));
		return ascii.toString();
	}

	private static String encoded(String fileName) {
		StringBuilder encoded = new StringBuilder();
		for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
			boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')
					|| (b > 0 && PLAIN.indexOf(b) >= 0);
			if (plain) {
				encoded.append((char) b);
			}
			else {
				encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
			}
		}
		return encoded.toString();
	}

}
