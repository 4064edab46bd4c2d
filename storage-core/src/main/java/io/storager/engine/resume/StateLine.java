package io.storager.engine.resume;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.storager.checksum.Crc64;
import org.jspecify.annotations.Nullable;

/**
 * One line of a {@link StateFile}: named values behind a checksum, so that a line that is
 * torn or was written by somebody else is seen.
 */
public final class StateLine {

	private static final int CHECKSUM_LENGTH = 16;

	private final String kind;

	private final Map<String, String> values;

	private StateLine(String kind, Map<String, String> values) {
		this.kind = kind;
		this.values = values;
	}

	/**
	 * A line without values.
	 * @param kind what it tells, one word
	 */
	public static StateLine of(String kind) {
		return new StateLine(kind, Map.of());
	}

	/**
	 * The same with one more value.
	 * @param name one word
	 * @param value anything, or {@code null} for none
	 */
	public StateLine with(String name, @Nullable Object value) {
		if (value == null) {
			return this;
		}
		Map<String, String> values = new LinkedHashMap<>(this.values);
		values.put(name, value.toString());
		return new StateLine(this.kind, values);
	}

	/** Whether it tells this. */
	public boolean is(String kind) {
		return this.kind.equals(kind);
	}

	/** A value, or {@code null} if there is none. */
	public @Nullable String value(String name) {
		return this.values.get(name);
	}

	/** A number, read as unsigned, or {@code null} if there is none. */
	public @Nullable Long number(String name) {
		String value = this.values.get(name);
		try {
			return (value != null) ? Long.parseUnsignedLong(value) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/** Whether both have the same values under some names. */
	public boolean matches(StateLine other, String... names) {
		for (String name : names) {
			String value = this.values.get(name);
			if (value == null || !value.equals(other.values.get(name))) {
				return false;
			}
		}
		return true;
	}

	/** The line, without its end. */
	String encode() {
		StringBuilder text = new StringBuilder(this.kind);
		this.values.forEach((name, value) -> text.append(' ')
			.append(name)
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return checksum(text.toString()) + " " + text;
	}

	/** What a line tells, or {@code null} if it is not as it was written. */
	static @Nullable StateLine decode(String line) {
		if (line.length() <= CHECKSUM_LENGTH + 1) {
			return null;
		}
		String text = line.substring(CHECKSUM_LENGTH + 1);
		if (!line.startsWith(checksum(text) + " ")) {
			return null;
		}
		String[] words = text.split(" ", -1);
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 1; i < words.length; i++) {
			int end = words[i].indexOf('=');
			if (end < 0) {
				return null;
			}
			values.put(words[i].substring(0, end),
					URLDecoder.decode(words[i].substring(end + 1), StandardCharsets.UTF_8));
		}
		return new StateLine(words[0], values);
	}

	private static String checksum(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		Crc64 crc64 = new Crc64();
		crc64.update(bytes, 0, bytes.length);
		String hex = Long.toHexString(crc64.getValue());
		return "0".repeat(CHECKSUM_LENGTH - hex.length()) + hex;
	}

}
