package io.storager.internal;

import java.util.Locale;

/** Writes strings as JSON, which may stand in a page's script as well. */
public final class JsonStrings {

	private JsonStrings() {
	}

	/**
	 * A string in quotes. What ends a script, and what scripts took for the end of a
	 * line, is escaped too.
	 */
	public static String quoted(String text) {
		StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			}
			else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
				quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
			}
			else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}

}
