package io.storager.engine.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.storager.StorageMetadata;
import io.storager.internal.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * User metadata on the wire. Both services take it as HTTP headers, and the HTTP client
 * below both SDKs damages what is not ASCII after it was signed: such values are
 * percent-encoded UTF-8 on the wire. A percent sign is encoded too, so that every value
 * comes back as it was given.
 */
public final class UserMetadata {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");

	private UserMetadata() {
	}

	/**
	 * What to send.
	 * @throws IllegalArgumentException for a name that cannot be a header, for two names
	 * that differ in case only, and for more than the service takes
	 */
	public static Map<String, String> encode(Map<String, String> metadata, StorageMetadata limits) {
		if (metadata.isEmpty()) {
			return Map.of();
		}
		int maximum = limits.userMetadataSizeMaximum();
		int entryMaximum = limits.userMetadataEntrySizeMaximum();
		Map<String, String> encoded = new LinkedHashMap<>();
		int size = 0;
		for (Map.Entry<String, String> entry : metadata.entrySet()) {
			String name = entry.getKey().toLowerCase(Locale.ROOT);
			// Not the lower-case name: some letters only become ASCII there.
			if (!NAME.matcher(entry.getKey()).matches()) {
				throw new IllegalArgumentException(
						"the user metadata name '%s' cannot be sent; allowed: letters, digits and, between them, hyphens"
							.formatted(entry.getKey()));
			}
			if (!Utf8.canExpress(entry.getValue())) {
				throw new IllegalArgumentException(
						"the user metadata '%s' has half of a surrogate pair, which UTF-8 cannot express; allowed: any other text"
							.formatted(name));
			}
			String value = encode(entry.getValue());
			if (encoded.put(name, value) != null) {
				throw new IllegalArgumentException(
						"the user metadata has '%s' twice; allowed: names that differ in more than case"
							.formatted(name));
			}
			int entrySize = name.length() + value.length();
			if (entrySize > entryMaximum && entryMaximum < maximum) {
				throw new IllegalArgumentException(
						"the user metadata '%s' has %s bytes as it is sent, with its name; allowed: at most %s"
							.formatted(name, entrySize, entryMaximum));
			}
			size += entrySize;
		}
		if (size > maximum) {
			throw new IllegalArgumentException(
					"the user metadata has %s bytes as it is sent; allowed: at most %s".formatted(size, maximum));
		}
		return encoded;
	}

	/** What the user gave, from what came. */
	public static Map<String, String> decode(Map<String, String> metadata) {
		if (metadata.isEmpty()) {
			return Map.of();
		}
		Map<String, String> decoded = new LinkedHashMap<>();
		metadata.forEach((name, value) -> decoded.put(name.toLowerCase(Locale.ROOT), decode(value)));
		return decoded;
	}

	private static String encode(String value) {
		StringBuilder encoded = new StringBuilder(value.length());
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < bytes.length; i++) {
			byte b = bytes[i];
			// A header loses the spaces around its value.
			boolean outerSpace = b == ' ' && (i == 0 || i == bytes.length - 1);
			if (b < ' ' || b > '~' || b == '%' || outerSpace) {
				encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
			}
			else {
				encoded.append((char) b);
			}
		}
		return encoded.toString();
	}

	/**
	 * Values that others stored may hold a percent sign that encodes nothing: those stay
	 * as they are.
	 */
	private static String decode(String value) {
		if (value.indexOf('%') < 0) {
			return value;
		}
		String decoded = decodeStrictly(value);
		return (decoded != null) ? decoded : value;
	}

	private static @Nullable String decodeStrictly(String value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '%') {
				if (i + 2 >= value.length() || !HexFormat.isHexDigit(value.charAt(i + 1))
						|| !HexFormat.isHexDigit(value.charAt(i + 2))) {
					return null;
				}
				bytes.write(HexFormat.fromHexDigits(value, i + 1, i + 3));
				i += 2;
			}
			else if (c <= '~') {
				bytes.write(c);
			}
			else {
				return null;
			}
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}
