package io.storager.driver.support;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds single members in the small JSON documents of metadata and token services, whose
 * names are unique wherever they are nested.
 */
public final class JsonText {

	private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*+)\"";

	private static final Pattern MEMBER = Pattern.compile(STRING + "\\s*:\\s*(?:" + STRING + "|(-?\\d++))?");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))");

	private JsonText() {
	}

	/** The text or the number of this name, or {@code null} if there is none. */
	public static @Nullable String find(String document, String name) {
		Matcher members = MEMBER.matcher(document);
		while (members.find()) {
			String text = members.group(2);
			String number = members.group(3);
			if (members.group(1).equals(name) && (text != null || number != null)) {
				return (text != null) ? unescaped(text) : number;
			}
		}
		return null;
	}

	private static String unescaped(String text) {
		return ESCAPE.matcher(text)
			.replaceAll((escape) -> Matcher.quoteReplacement(character(escape.group(1), escape.group(2))));
	}

	private static String character(@Nullable String hex, @Nullable String letter) {
		if (hex != null) {
			return String.valueOf((char) Integer.parseInt(hex, 16));
		}
		return switch (String.valueOf(letter)) {
			case "n" -> "\n";
			case "t" -> "\t";
			case "r" -> "\r";
			case "b" -> "\b";
			case "f" -> "\f";
			default -> String.valueOf(letter);
		};
	}

}
