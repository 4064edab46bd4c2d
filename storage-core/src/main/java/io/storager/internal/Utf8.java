package io.storager.internal;

/** What UTF-8 can express: Java would put a question mark for the rest. */
public final class Utf8 {

	private Utf8() {
	}

	/** Whether the text has no half of a surrogate pair. */
	public static boolean canExpress(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
				if (!pair) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

}
