package io.storager.internal;

import java.util.regex.Pattern;

/**
 * The names of the hidden files that uploads and downloads keep beside the files of
 * users, to go on after a crash.
 */
public final class StateFileNames {

	/** Long enough that two of a directory do not meet. */
	private static final int DIGITS = 32;

	private static final Pattern NAME = Pattern.compile("\\.storager-[0-9a-f]{%s}\\.[a-z]+".formatted(DIGITS));

	private StateFileNames() {
	}

	/**
	 * The name of one.
	 * @param digest hexadecimal digits, other ones for each transfer
	 * @param ending the end of its name, in lower case
	 */
	public static String of(String digest, String ending) {
		return ".storager-%s.%s".formatted(digest.substring(0, DIGITS), ending);
	}

	/** Whether a file of this name is one. */
	public static boolean matches(String name) {
		return NAME.matcher(name).matches();
	}

}
