package io.storager.emulator.service;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The dates of HTTP headers and of the services' documents. */
public final class HttpDates {

	private static final DateTimeFormatter HTTP = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter ISO = DateTimeFormatter
		.ofPattern("yyyy-MM-dd'T'HH:mm:ss.000'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private HttpDates() {
	}

	/** Print as HTTP headers have it. */
	public static String http(Instant instant) {
		return HTTP.format(instant);
	}

	/** Print as XML documents have it. */
	public static String iso(Instant instant) {
		return ISO.format(instant);
	}

	/** Read an HTTP date; {@code null} if it is none. */
	public static @Nullable Instant parseHttp(@Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			return Instant.from(HTTP.parse(text));
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
