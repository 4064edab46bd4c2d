package io.storager.emulator.service;

import java.util.regex.Pattern;

/** Recognises JSON; nobody here needs to read it. */
public final class Json {

	private static final Pattern STRING = Pattern
		.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"");

	private static final Pattern LITERAL = Pattern
		.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

	private static final int MAX_DEPTH = 64;

	private final String text;

	private int position;

	private Json(String text) {
		this.text = text;
	}

	/** Return whether the text is one JSON object. */
	public static boolean isObject(String text) {
		Json json = new Json(text.strip());
		return json.peek() == '{' && json.value(0) && json.position == json.text.length();
	}

	private boolean value(int depth) {
		skipSpace();
		boolean valid = switch (peek()) {
			case '{' -> depth < MAX_DEPTH && members(depth, '}', true);
			case '[' -> depth < MAX_DEPTH && members(depth, ']', false);
			case '"' -> token(STRING);
			default -> token(LITERAL);
		};
		skipSpace();
		return valid;
	}

	private boolean members(int depth, char end, boolean named) {
		this.position++;
		skipSpace();
		if (accept(end)) {
			return true;
		}
		do {
			skipSpace();
			if (named && !(token(STRING) && name())) {
				return false;
			}
			if (!value(depth + 1)) {
				return false;
			}
		}
		while (accept(','));
		return accept(end);
	}

	private boolean name() {
		skipSpace();
		return accept(':');
	}

	private boolean token(Pattern pattern) {
		var matcher = pattern.matcher(this.text).region(this.position, this.text.length());
		if (!matcher.lookingAt()) {
			return false;
		}
		this.position = matcher.end();
		return true;
	}

	private boolean accept(char expected) {
		if (peek() != expected) {
			return false;
		}
		this.position++;
		return true;
	}

	private char peek() {
		return (this.position < this.text.length()) ? this.text.charAt(this.position) : '\0';
	}

	private void skipSpace() {
		while (" \t\r\n".indexOf(peek()) >= 0) {
			this.position++;
		}
	}

}
