package io.storager.emulator.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict percent-coding of UTF-8 (RFC 3986); the unreserved characters stay plain. */
public final class PercentCoding {

	private static final String HEX = "0123456789ABCDEF";

	private PercentCoding() {
	}

	/**
	 * Decode, leaving {@code +} alone.
	 * @param text the encoded text
	 * @return the decoded text
	 * @throws MalformedRequestException if an escape is broken or the bytes are not UTF-8
	 */
	public static String decode(String text) {
		return decode(text, false);
	}

	/** Decode a query component, where {@code +} is a space. */
	static String decodeQuery(String text) {
		return decode(text, true);
	}

	/** Encode everything but the unreserved characters. */
	public static String encode(String text) {
		return encode(text, false);
	}

	/** Encode a path: as {@link #encode(String)}, but slashes stay. */
	public static String encodePath(String path) {
		return encode(path, true);
	}

	/** Return how many bytes the text has in UTF-8. */
	public static int utf8Length(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String decode(String text, boolean plusIsSpace) {
		if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
			return text;
		}
		byte[] source = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream decoded = new ByteArrayOutputStream(source.length);
		for (int i = 0; i < source.length; i++) {
			if (source[i] == '%') {
				decoded.write(hexDigit(source, i + 1) << 4 | hexDigit(source, i + 2));
				i += 2;
			}
			else {
				decoded.write((plusIsSpace && source[i] == '+') ? ' ' : source[i]);
			}
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded.toByteArray())).toString();
		}
		catch (CharacterCodingException ex) {
			throw new MalformedRequestException("The URI is not UTF-8.", ex);
		}
	}

	private static int hexDigit(byte[] source, int index) {
		int digit = (index < source.length) ? Character.digit(source[index], 16) : -1;
		if (digit < 0) {
			throw new MalformedRequestException("The URI has a broken percent escape.", null);
		}
		return digit;
	}

	private static String encode(String text, boolean keepSlash) {
		StringBuilder encoded = new StringBuilder(text.length() + 16);
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			if (isUnreserved(b) || (keepSlash && b == '/')) {
				encoded.append((char) b);
			}
			else {
				encoded.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
			}
		}
		return encoded.toString();
	}

	private static boolean isUnreserved(byte b) {
		return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-' || b == '_'
				|| b == '.' || b == '~';
	}

}
