package io.storager.internal;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What UTF-8 can express: Java would put a question mark for the rest. */
public final class Utf8 {

	private Utf8() {
	}

	/** Whether the text has no half of a surrogate pair. */
	public static boolean canExpress(String text) {
		try {
			StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

}
