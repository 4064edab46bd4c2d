package io.storager.emulator.service.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.BiPredicate;

/** How a condition compares. */
public enum Operator {

	/** The same text. */
	STRING_EQUAL((given, wanted) -> given.equals(wanted)),

	/** The same text, in whatever case. */
	STRING_EQUAL_IGNORE_CASE((given, wanted) -> given.equalsIgnoreCase(wanted)),

	/** A text with wildcards. */
	STRING_LIKE((given, wanted) -> Wildcards.match(wanted, given)),

	/** The same number. */
	NUMERIC_EQUAL((given, wanted) -> number(given).compareTo(number(wanted)) == 0),

	/** A smaller number. */
	NUMERIC_LESS((given, wanted) -> number(given).compareTo(number(wanted)) < 0),

	/** A number that is not larger. */
	NUMERIC_LESS_OR_EQUAL((given, wanted) -> number(given).compareTo(number(wanted)) <= 0),

	/** A larger number. */
	NUMERIC_GREATER((given, wanted) -> number(given).compareTo(number(wanted)) > 0),

	/** A number that is not smaller. */
	NUMERIC_GREATER_OR_EQUAL((given, wanted) -> number(given).compareTo(number(wanted)) >= 0),

	/** The same time. */
	DATE_EQUAL((given, wanted) -> date(given).isEqual(date(wanted))),

	/** An earlier time. */
	DATE_LESS((given, wanted) -> date(given).isBefore(date(wanted))),

	/** A time that is not later. */
	DATE_LESS_OR_EQUAL((given, wanted) -> !date(given).isAfter(date(wanted))),

	/** A later time. */
	DATE_GREATER((given, wanted) -> date(given).isAfter(date(wanted))),

	/** A time that is not earlier. */
	DATE_GREATER_OR_EQUAL((given, wanted) -> !date(given).isBefore(date(wanted))),

	/** Both true, or both false. */
	BOOL((given, wanted) -> bool(given) == bool(wanted)),

	/** An address, or one of a range. */
	IP((given, wanted) -> AddressRange.parse(wanted).contains(given));

	private final BiPredicate<String, String> comparison;

	Operator(BiPredicate<String, String> comparison) {
		this.comparison = comparison;
	}

	/**
	 * Compare.
	 * @param given what the request has; of a kind that cannot be compared it does not
	 * fit
	 * @param wanted what the condition names, checked before
	 */
	boolean test(String given, String wanted) {
		try {
			return this.comparison.test(given, wanted);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return false;
		}
	}

	/**
	 * Refuse a value that nothing can be compared with.
	 * @throws IllegalArgumentException if it is none; the message says why
	 */
	void check(String wanted) {
		try {
			boolean unused = this.comparison.test(sample(), wanted);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("not a date of ISO 8601: " + wanted, ex);
		}
	}

	private String sample() {
		if (name().startsWith("NUMERIC")) {
			return "0";
		}
		return name().startsWith("DATE") ? "2000-01-01T00:00:00Z" : (this == BOOL) ? "true" : "127.0.0.1";
	}

	private static BigDecimal number(String text) {
		if (text.length() > 30) {
			throw new IllegalArgumentException("not a number: " + text);
		}
		return new BigDecimal(text);
	}

	private static OffsetDateTime date(String text) {
		return OffsetDateTime.parse(text);
	}

	private static boolean bool(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new IllegalArgumentException("neither true nor false: " + text);
		};
	}

}
