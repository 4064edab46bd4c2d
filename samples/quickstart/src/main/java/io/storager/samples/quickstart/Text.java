package io.storager.samples.quickstart;

import java.util.Locale;

/** How sizes, speeds and names look in a terminal. */
final class Text {

	private static final String[] UNITS = { "KiB", "MiB", "GiB", "TiB" };

	private Text() {
	}

	static String size(long bytes) {
		if (bytes < 1024) {
			return bytes + " B";
		}
		double size = bytes;
		int unit = -1;
		while (size >= 1024 && unit < UNITS.length - 1) {
			size /= 1024;
			unit++;
		}
		return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
	}

	static String speed(long bytes, long nanoseconds) {
		return String.format(Locale.ROOT, "%.0f MiB/s", bytes / 1048576.0 / Math.max(nanoseconds, 1) * 1e9);
	}

	/** How many columns a text takes: Chinese letters and emoji take two each. */
	static int width(String text) {
		return text.codePoints().map(Text::width).sum();
	}

	private static int width(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
			default -> isWide(codePoint) ? 2 : 1;
		};
	}

	/** The ranges that Unicode's East Asian Width calls wide, without the rare ones. */
	private static boolean isWide(int codePoint) {
		return (codePoint >= 0x1100 && codePoint <= 0x115F) || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
				|| (codePoint >= 0xAC00 && codePoint <= 0xD7A3) || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
				|| (codePoint >= 0xFE30 && codePoint <= 0xFE6F) || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
				|| (codePoint >= 0xFFE0 && codePoint <= 0xFFE6) || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
				|| (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
	}

}
