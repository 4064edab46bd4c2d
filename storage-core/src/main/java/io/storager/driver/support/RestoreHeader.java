package io.storager.driver.support;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.RestoreState;
import org.jspecify.annotations.Nullable;

/** The header in which both services tell of archived objects. */
public final class RestoreHeader {

	private static final Pattern ONGOING = Pattern.compile("ongoing-request=\"(true|false)\"");

	private static final Pattern EXPIRY = Pattern.compile("expiry-date=\"([^\"]+)\"");

	private RestoreHeader() {
	}

	/** Read the header, or {@code null} if the service sent none that can be read. */
	public static @Nullable RestoreState read(@Nullable String header) {
		if (header == null) {
			return null;
		}
		Matcher ongoing = ONGOING.matcher(header);
		if (!ongoing.find()) {
			return null;
		}
		Matcher expiry = EXPIRY.matcher(header);
		return RestoreState.of(ongoing.group(1).equals("true"), expiry.find() ? instant(expiry.group(1)) : null);
	}

	private static @Nullable Instant instant(String date) {
		try {
			return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
