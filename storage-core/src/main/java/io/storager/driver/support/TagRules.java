package io.storager.driver.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What tags a service takes.
 *
 * @param names the most characters of a name
 * @param values the most characters of a value
 */
public record TagRules(int names, int values) {

	private static final int COUNT = 10;

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]*");

	/**
	 * Refuse what the service does not take.
	 * @throws IllegalArgumentException with a message that says what is allowed
	 */
	public void check(Map<String, String> tags) {
		if (tags.size() > COUNT) {
			throw new IllegalArgumentException("there are %s tags; allowed: at most %s".formatted(tags.size(), COUNT));
		}
		tags.forEach((name, value) -> {
			check("name of the tag '%s'".formatted(name), name, this.names);
			check("value of the tag '%s'".formatted(name), value, this.values);
			if (name.isEmpty()) {
				throw new IllegalArgumentException(
						"a tag has an empty name; allowed: 1 to %s characters".formatted(this.names));
			}
		});
	}

	private static void check(String what, String text, int maximum) {
		if (text.length() > maximum) {
			throw new IllegalArgumentException(
					"the %s has %s characters; allowed: at most %s".formatted(what, text.length(), maximum));
		}
		if (!CHARACTERS.matcher(text).matches()) {
			throw new IllegalArgumentException(
					"the %s has characters that no tag can have; allowed: letters, digits, spaces and + - = . _ : / @"
						.formatted(what));
		}
	}

	/** Tags as they stand in a header. */
	public static String header(Map<String, String> tags) {
		return new TreeMap<>(tags).entrySet()
			.stream()
			.map((tag) -> encode(tag.getKey()) + "=" + encode(tag.getValue()))
			.collect(Collectors.joining("&"));
	}

	/** The same, or {@code null} if there are none. */
	public static @Nullable String headerOrNull(@Nullable Map<String, String> tags) {
		return (tags == null || tags.isEmpty()) ? null : header(tags);
	}

	/**
	 * How many tags a header of an answer tells of.
	 * @param header the header, or {@code null} if there is none
	 * @return {@code null} if it tells nothing
	 */
	public static @Nullable Integer count(@Nullable String header) {
		return (header != null && NUMBER.matcher(header).matches()) ? Integer.valueOf(header) : null;
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
