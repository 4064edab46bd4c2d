package io.storager.emulator.service.policy;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What has to be so for a statement to count.
 *
 * @param operator how to compare
 * @param negated whether the comparison must not hold
 * @param ifPresent whether a request without the key meets it
 * @param key the key
 * @param values the values, one of which has to fit
 */
public record Condition(Operator operator, boolean negated, boolean ifPresent, String key, List<String> values) {

	/**
	 * Make a condition.
	 * @throws IllegalArgumentException if a value is none; the message says why
	 */
	public Condition {
		if (values.isEmpty()) {
			throw new IllegalArgumentException("a condition without a value: " + key);
		}
		values.forEach(operator::check);
	}

	boolean holds(Function<String, @Nullable String> request) {
		String given = request.apply(this.key);
		if (given == null) {
			return this.ifPresent || this.negated;
		}
		return this.values.stream().anyMatch((value) -> this.operator.test(given, value)) != this.negated;
	}

}
