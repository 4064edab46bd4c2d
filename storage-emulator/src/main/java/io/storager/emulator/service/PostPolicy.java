package io.storager.emulator.service;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a form may upload: until when, and under which conditions. */
public final class PostPolicy {

	private static final String RANGE = "content-length-range";

	private final List<?> conditions;

	private final long least;

	private final long most;

	private PostPolicy(List<?> conditions, long least, long most) {
		this.conditions = conditions;
		this.least = least;
		this.most = most;
	}

	/** Return the policy that allows everything. */
	static PostPolicy anything() {
		return new PostPolicy(List.of(), 0, Upload.MAX_SIZE);
	}

	/**
	 * Read a policy, which must not have expired.
	 * @param encoded base64 of its JSON
	 * @param now the service's time
	 */
	static PostPolicy read(String encoded, Instant now) {
		Map<?, ?> policy;
		Instant expiration;
		try {
			Object parsed = Json.parse(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
			if (!(parsed instanceof Map<?, ?> map) || !(map.get("conditions") instanceof List<?>)) {
				throw invalid("it has no conditions");
			}
			policy = map;
			expiration = Instant.parse(String.valueOf(policy.get("expiration")));
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw invalid("it is no JSON in base64 with an expiration");
		}
		if (!now.isBefore(expiration)) {
			throw Errors.accessDenied("Invalid according to Policy: Policy expired.");
		}
		List<?> conditions = (List<?>) policy.get("conditions");
		long least = 0;
		long most = Upload.MAX_SIZE;
		for (Object condition : (conditions != null) ? conditions : List.of()) {
			if (condition instanceof List<?> range && range.size() == 3 && RANGE.equals(range.get(0))) {
				least = number(range.get(1));
				most = Math.min(most, number(range.get(2)));
			}
		}
		if (least > most) {
			throw invalid("its range of lengths is empty");
		}
		return new PostPolicy((conditions != null) ? conditions : List.of(), least, most);
	}

	private static long number(@Nullable Object value) {
		long number = (value instanceof Number given) ? given.longValue() : Numbers.parse(String.valueOf(value));
		if (number < 0) {
			throw invalid("a length is no number");
		}
		return number;
	}

	/** Refuse a form that does not meet the conditions on its fields. */
	void check(Map<String, String> fields) {
		for (Object condition : this.conditions) {
			if (condition instanceof Map<?, ?> equal) {
				equal.forEach((name, value) -> require(fields, "eq", String.valueOf(name), value));
			}
			else if (condition instanceof List<?> list && list.size() == 3) {
				String operator = String.valueOf(list.get(0));
				String name = String.valueOf(list.get(1));
				if (!operator.equals(RANGE)) {
					require(fields, operator, name.startsWith("$") ? name.substring(1) : name, list.get(2));
				}
			}
			else {
				throw invalid("a condition is no pair and no list of three");
			}
		}
	}

	private static void require(Map<String, String> fields, String operator, String name, @Nullable Object value) {
		String given = fields.getOrDefault(name, "");
		boolean met = switch (operator.toLowerCase(Locale.ROOT)) {
			case "eq" -> given.equals(String.valueOf(value));
			case "starts-with" -> given.startsWith(String.valueOf(value));
			case "in" -> value instanceof List<?> list && list.contains(given);
			case "not-in" -> value instanceof List<?> list && !list.contains(given);
			default -> throw invalid("there is no condition " + operator);
		};
		if (!met) {
			throw Errors.accessDenied("Invalid according to Policy: Policy Condition failed: [\"" + operator + "\", \"$"
					+ name + "\", \"" + value + "\"]");
		}
	}

	/** Refuse content as soon as it is longer than allowed. */
	void checkMost(long size) {
		if (size > this.most) {
			throw new ServiceException(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size.")
				.with("MaxSizeAllowed", String.valueOf(this.most));
		}
	}

	/** Refuse content that is shorter than allowed. */
	void checkLeast(long size) {
		if (size < this.least) {
			throw new ServiceException(400, "EntityTooSmall",
					"Your proposed upload is smaller than the minimum allowed size.")
				.with("MinSizeAllowed", String.valueOf(this.least));
		}
	}

	private static ServiceException invalid(String detail) {
		return new ServiceException(400, "InvalidPolicyDocument",
				"The content of the form does not meet the conditions specified in the policy document: " + detail
						+ ".");
	}

}
