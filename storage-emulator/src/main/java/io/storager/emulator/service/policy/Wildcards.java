package io.storager.emulator.service.policy;

/**
 * A text in which an asterisk stands for any characters and a question mark for one. No
 * text makes the comparison take long, as a regular expression could.
 */
public final class Wildcards {

	private Wildcards() {
	}

	/** Return whether a text with wildcards stands for another text. */
	public static boolean match(String wildcards, String text) {
		int at = 0;
		int star = -1;
		int retry = 0;
		int i = 0;
		while (i < text.length()) {
			char wanted = (at < wildcards.length()) ? wildcards.charAt(at) : '\0';
			if (wanted == '*') {
				star = at++;
				retry = i;
			}
			else if (at < wildcards.length() && (wanted == '?' || wanted == text.charAt(i))) {
				at++;
				i++;
			}
			else if (star >= 0) {
				at = star + 1;
				i = ++retry;
			}
			else {
				return false;
			}
		}
		while (at < wildcards.length() && wildcards.charAt(at) == '*') {
			at++;
		}
		return at == wildcards.length();
	}

}
