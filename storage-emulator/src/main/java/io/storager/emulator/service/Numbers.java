package io.storager.emulator.service;

/**
 * Reads whole numbers as the services do: by the ten ASCII digits, without a sign. Java's
 * own parsers take the digits of every script.
 */
public final class Numbers {

	/** As many digits as fit into a long, whatever they are. */
	private static final int MOST_DIGITS = 18;

	private Numbers() {
	}

	/** Read a number that is not negative; {@code -1} if the text is none. */
	public static long parse(String text) {
		if (text.isEmpty() || text.length() > MOST_DIGITS) {
			return -1;
		}
		long number = 0;
		for (int i = 0; i < text.length(); i++) {
			char digit = text.charAt(i);
			if (digit < '0' || digit > '9') {
				return -1;
			}
			number = number * 10 + digit - '0';
		}
		return number;
	}

	/** Read a number up to a limit; {@code -1} if the text is none or above it. */
	public static int parse(String text, int limit) {
		long number = parse(text);
		return (number <= limit) ? (int) number : -1;
	}

}
