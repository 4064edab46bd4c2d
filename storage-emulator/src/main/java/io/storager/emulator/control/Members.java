package io.storager.emulator.control;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.storager.emulator.service.Json;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object that came in, each of which has to be known. */
final class Members {

	private final Map<?, ?> members;

	private final Set<String> known = new LinkedHashSet<>();

	private Members(Map<?, ?> members) {
		this.members = members;
	}

	static Members of(byte[] body) {
		Object value;
		try {
			value = Json.parse(new String(body, StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			throw ControlException.badRequest("The body is " + ex.getMessage());
		}
		if (!(value instanceof Map<?, ?> members)) {
			throw ControlException.badRequest("The body has to be a JSON object");
		}
		return new Members(members);
	}

	Map<?, ?> all() {
		return this.members;
	}

	@Nullable String text(String name) {
		Object value = get(name);
		if (value == null || value instanceof String) {
			return (String) value;
		}
		throw wrong(name, value, "a string");
	}

	String needText(String name) {
		String value = text(name);
		if (value == null) {
			throw ControlException.badRequest("'" + name + "' is needed, a string");
		}
		return value;
	}

	long number(String name, long minimum, long defaultValue) {
		Object value = get(name);
		if (value == null) {
			return defaultValue;
		}
		if (value instanceof BigDecimal number) {
			try {
				long exact = number.longValueExact();
				if (exact >= minimum) {
					return exact;
				}
			}
			catch (ArithmeticException ex) {
				// falls through to the message for any value that is none
			}
		}
		throw wrong(name, value, "a whole number, at least " + minimum);
	}

	int smallNumber(String name, int minimum, int defaultValue) {
		long number = number(name, minimum, defaultValue);
		if (number > Integer.MAX_VALUE) {
			throw wrong(name, number, "at most " + Integer.MAX_VALUE);
		}
		return (int) number;
	}

	long needNumber(String name, long minimum) {
		if (get(name) == null) {
			throw ControlException.badRequest("'" + name + "' is needed, a whole number");
		}
		return number(name, minimum, minimum);
	}

	double fraction(String name, double defaultValue) {
		Object value = get(name);
		if (value == null) {
			return defaultValue;
		}
		if (value instanceof BigDecimal number && number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0) {
			return number.doubleValue();
		}
		throw wrong(name, value, "a number between 0 and 1");
	}

	boolean flag(String name) {
		Object value = get(name);
		if (value == null || value instanceof Boolean) {
			return Boolean.TRUE.equals(value);
		}
		throw wrong(name, value, "true or false");
	}

	Set<String> texts(String name) {
		List<String> texts = new ArrayList<>();
		if (get(name) instanceof List<?> list && !list.isEmpty()) {
			for (Object element : list) {
				if (!(element instanceof String text)) {
					throw wrong(name, list, "a list of strings");
				}
				texts.add(text);
			}
			return new LinkedHashSet<>(texts);
		}
		throw ControlException.badRequest("'" + name + "' is needed, a list of strings");
	}

	<E extends Enum<E>> @Nullable E choice(String name, Class<E> choices) {
		String value = text(name);
		if (value == null) {
			return null;
		}
		for (E choice : choices.getEnumConstants()) {
			if (choice.name().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
				return choice;
			}
		}
		throw wrong(name, value, "one of " + Arrays.toString(choices.getEnumConstants()).toLowerCase(Locale.ROOT));
	}

	/** Refuse members that nobody has asked for. */
	void refuseOthers() {
		for (Object name : this.members.keySet()) {
			if (!this.known.contains(String.valueOf(name))) {
				throw ControlException
					.badRequest("'" + name + "' is unknown here; known are " + String.join(", ", this.known));
			}
		}
	}

	private @Nullable Object get(String name) {
		this.known.add(name);
		return this.members.get(name);
	}

	private static ControlException wrong(String name, Object value, String allowed) {
		return ControlException.badRequest("'" + name + "' has to be " + allowed + ", not " + Json.print(value));
	}

}
