package io.storager.benchmarks.report;

import java.util.Locale;

/** Prints numbers so that people can compare them. */
final class Quantity {

	private Quantity() {
	}

	static String bytes(double bytes) {
		if (bytes < 1e3) {
			return number(bytes) + " B";
		}
		return (bytes < 1e6) ? number(bytes / 1e3) + " KB" : number(bytes / 1e6) + " MB";
	}

	static String micros(double micros) {
		if (micros < 1e3) {
			return number(micros) + " µs";
		}
		return (micros < 1e6) ? number(micros / 1e3) + " ms" : number(micros / 1e6) + " s";
	}

	static String ratio(double ratio) {
		return number(ratio) + " ×";
	}

	static String percent(double share) {
		return number(100 * share) + " %";
	}

	/** Three digits tell enough. */
	static String number(double value) {
		String format = (value >= 100) ? "%,.0f" : (value >= 10) ? "%.1f" : "%.2f";
		return String.format(Locale.ROOT, format, value);
	}

}
