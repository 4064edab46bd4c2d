package io.storager.driver.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What tags a service takes. */
public final class TagRules {

	private static final int COUNT = 10;

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]*");

	private final int nameMaximum;

	private final int valueMaximum;

	private TagRules(Builder builder) {
		this.nameMaximum = builder.nameMaximum;
		this.valueMaximum = builder.valueMaximum;
	}

	/** Start with names of 128 and values of 256 characters. */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Refuse what the service does not take.
	 * @throws IllegalArgumentException with a message that says what is allowed
	 */
	public void check(Map<String, String> tags) {
		if (tags.size() > COUNT) {
			throw new IllegalArgumentException("there are %s tags; allowed: at most %s".formatted(tags.size(), COUNT));
		}
		tags.forEach((name, value) -> {
			check("name of the tag '%s'".formatted(name), name, this.nameMaximum);
			check("value of the tag '%s'".formatted(name), value, this.valueMaximum);
			if (name.isEmpty()) {
				throw new IllegalArgumentException(
						"a tag has an empty name; allowed: 1 to %s characters".formatted(this.nameMaximum));
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

	/** Collects the rules. */
	public static final class Builder {

		private int nameMaximum = 128;

		private int valueMaximum = 256;

		private Builder() {
		}

		/** Set the most characters of a name. */
		public Builder nameMaximum(int nameMaximum) {
			this.nameMaximum = nameMaximum;
			return this;
		}

		/** Set the most characters of a value. */
		public Builder valueMaximum(int valueMaximum) {
			this.valueMaximum = valueMaximum;
			return this;
		}

		/** Make the rules. */
		public TagRules build() {
			return new TagRules(this);
		}

	}

}
