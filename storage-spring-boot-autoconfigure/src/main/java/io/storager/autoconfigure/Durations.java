package io.storager.autoconfigure;

import java.time.Duration;

import io.storager.error.InvalidSettingException;

/** Checks durations that come from properties. */
public final class Durations {

	/** Nobody means less: a number without a unit was meant to be seconds. */
	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofDays(24);

	private static final String ALLOWED = "100ms to 24d, with the unit, such as 30s: a number alone is in milliseconds";

	private Durations() {
	}

	/**
	 * Give a duration back, or refuse it.
	 * @param setting the name of the setting
	 * @throws InvalidSettingException for less than 100 ms and for more than 24 days
	 */
	public static Duration require(String setting, Duration duration) {
		if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
			throw new InvalidSettingException(setting, text(duration), ALLOWED);
		}
		return duration;
	}

	private static String text(Duration duration) {
		return (duration.compareTo(LONGEST) > 0) ? duration.toDays() + "d" : duration.toMillis() + "ms";
	}

}
