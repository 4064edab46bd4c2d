package io.storager.emulator.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON. An object is a {@link Map}, an array a {@link List}, a number a
 * {@link BigDecimal}; strings, booleans and null are what they are in Java.
 */
public final class Json {

	private static final Pattern STRING = Pattern
		.compile("\"((?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+)\"");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

	private static final Pattern LITERAL = Pattern
		.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3}(?![0-9]))?");

	private static final int MAX_DEPTH = 64;

	private final String text;

	private int position;

	private Json(String text) {
		this.text = text;
	}

	/** Return whether the text is one JSON object. */
	public static boolean isObject(String text) {
		try {
			return parse(text) instanceof Map;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Read a text.
	 * @throws IllegalArgumentException if it is not JSON; the message says where
	 */
	public static @Nullable Object parse(String text) {
		Json json = new Json(text);
		Object value = json.value(0);
		if (json.position < text.length()) {
			throw json.wrong();
		}
		return value;
	}

	private @Nullable Object value(int depth) {
		skipSpace();
		if (depth > MAX_DEPTH) {
			throw wrong();
		}
		Object value = switch (peek()) {
			case '{' -> object(depth);
			case '[' -> array(depth);
			case '"' -> string();
			default -> literal();
		};
		skipSpace();
		return value;
	}

	private Map<String, @Nullable Object> object(int depth) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		expect('{');
		skipSpace();
		if (accept('}')) {
			return members;
		}
		do {
			skipSpace();
			String name = string();
			skipSpace();
			expect(':');
			members.put(name, value(depth + 1));
		}
		while (accept(','));
		expect('}');
		return members;
	}

	private List<@Nullable Object> array(int depth) {
		List<@Nullable Object> elements = new ArrayList<>();
		expect('[');
		skipSpace();
		if (accept(']')) {
			return elements;
		}
		do {
			elements.add(value(depth + 1));
		}
		while (accept(','));
		expect(']');
		return elements;
	}

	private String string() {
		String escaped = token(STRING).group(1);
		return ESCAPE.matcher(escaped).replaceAll((escape) -> {
			String code = escape.group(1);
			String character = (code != null) ? String.valueOf((char) Integer.parseInt(code, 16))
					: unescaped(escape.group(2));
			return Matcher.quoteReplacement(character);
		});
	}

	private static String unescaped(String letter) {
		return switch (letter) {
			case "b" -> "\b";
			case "f" -> "\f";
			case "n" -> "\n";
			case "r" -> "\r";
			case "t" -> "\t";
			default -> letter;
		};
	}

	private @Nullable Object literal() {
		String literal = token(LITERAL).group();
		return switch (literal) {
			case "true" -> true;
			case "false" -> false;
			case "null" -> null;
			default -> new BigDecimal(literal);
		};
	}

	private Matcher token(Pattern pattern) {
		Matcher matcher = pattern.matcher(this.text).region(this.position, this.text.length());
		if (!matcher.lookingAt()) {
			throw wrong();
		}
		this.position = matcher.end();
		return matcher;
	}

	private boolean accept(char expected) {
		if (peek() != expected) {
			return false;
		}
		this.position++;
		return true;
	}

	private void expect(char expected) {
		if (!accept(expected)) {
			throw wrong();
		}
	}

	private char peek() {
		return (this.position < this.text.length()) ? this.text.charAt(this.position) : '\0';
	}

	private void skipSpace() {
		while (" \t\r\n".indexOf(peek()) >= 0) {
			this.position++;
		}
	}

	private IllegalArgumentException wrong() {
		return new IllegalArgumentException("not JSON from character " + (this.position + 1) + " on");
	}

	/** Write a value on one line. */
	public static String print(@Nullable Object value) {
		StringBuilder json = new StringBuilder();
		print(json, value);
		return json.toString();
	}

	private static void print(StringBuilder json, @Nullable Object value) {
		if (value instanceof Map<?, ?> members) {
			json.append('{');
			String separator = "";
			for (Map.Entry<?, ?> member : members.entrySet()) {
				json.append(separator);
				printText(json, String.valueOf(member.getKey()));
				json.append(':');
				print(json, member.getValue());
				separator = ",";
			}
			json.append('}');
		}
		else if (value instanceof Iterable<?> elements) {
			json.append('[');
			String separator = "";
			for (Object element : elements) {
				json.append(separator);
				print(json, element);
				separator = ",";
			}
			json.append(']');
		}
		else if (value == null || value instanceof Number || value instanceof Boolean) {
			json.append(value);
		}
		else {
			printText(json, value.toString());
		}
	}

	private static void printText(StringBuilder json, String text) {
		json.append('"');
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '"' || character == '\\') {
				json.append('\\').append(character);
			}
			else if (character < 0x20 || Character.isSurrogate(character) || character == 0x7F) {
				json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
			}
			else {
				json.append(character);
			}
		}
		json.append('"');
	}

}
