package io.storager.driver;

import java.util.Comparator;

/** Orders keys. */
public final class KeyOrder {

	/** As both services list them: by the bytes of UTF-8, which is by code points. */
	public static final Comparator<String> UTF_8 = KeyOrder::compare;

	private KeyOrder() {
	}

	private static int compare(String left, String right) {
		int same = 0;
		int length = Math.min(left.length(), right.length());
		while (same < length && left.charAt(same) == right.charAt(same)) {
			same++;
		}
		if (same == length) {
			return Integer.compare(left.length(), right.length());
		}
		return Integer.compare(rank(left.charAt(same)), rank(right.charAt(same)));
	}

	/** Surrogates stand for the code points above all others. */
	private static int rank(char c) {
		return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
	}

}
