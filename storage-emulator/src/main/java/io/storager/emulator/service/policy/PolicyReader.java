package io.storager.emulator.service.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.storager.emulator.service.Json;
import io.storager.emulator.service.ServiceException;
import org.jspecify.annotations.Nullable;

/** Reads from a policy what both vendors write alike, and refuses what is wrong. */
public final class PolicyReader {

	private PolicyReader() {
	}

	/** Return the refusal of a document that is no policy. */
	public static ServiceException malformed(String detail) {
		return new ServiceException(400, "MalformedPolicy", "The policy is malformed: " + detail + ".");
	}

	/**
	 * Return the members of the document.
	 * @param spelling makes one spelling of those that the vendor takes
	 */
	public static Map<String, @Nullable Object> document(byte[] document, UnaryOperator<String> spelling) {
		try {
			return members(Json.parse(new String(document, StandardCharsets.UTF_8)), "the document", spelling);
		}
		catch (IllegalArgumentException ex) {
			throw malformed(String.valueOf(ex.getMessage()));
		}
	}

	/** Return the members of an object. */
	public static Map<String, @Nullable Object> members(@Nullable Object value, String what,
			UnaryOperator<String> spelling) {
		if (!(value instanceof Map<?, ?> map)) {
			throw malformed(what + " is no JSON object");
		}
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		map.forEach((name, member) -> members.put(spelling.apply(String.valueOf(name)), member));
		return members;
	}

	/** Refuse members with other names. */
	public static void checkNames(Map<String, ?> members, Set<String> known) {
		for (String name : members.keySet()) {
			if (!known.contains(name)) {
				throw malformed("there is no member " + name);
			}
		}
	}

	/** Return the statements: a list with at least one, or just one. */
	public static List<?> statements(@Nullable Object value) {
		List<?> statements = (value instanceof Map) ? List.of(value)
				: (value instanceof List<?> list) ? list : List.of();
		if (statements.isEmpty()) {
			throw malformed("it has no statement");
		}
		return statements;
	}

	/** Return texts: a list, or just one. */
	public static List<String> texts(@Nullable Object value, String what) {
		List<String> texts = new ArrayList<>();
		for (Object element : (value instanceof List<?> list) ? list : (value != null) ? List.of(value) : List.of()) {
			if (!(element instanceof String || element instanceof Boolean || element instanceof Number)) {
				throw malformed(what + " has to be a text or a list of texts");
			}
			texts.add(String.valueOf(element));
		}
		return List.copyOf(texts);
	}

	/** Return texts of which there has to be one. */
	public static List<String> someTexts(@Nullable Object value, String what) {
		List<String> texts = texts(value, what);
		if (texts.isEmpty()) {
			throw malformed(what + " is missing");
		}
		return texts;
	}

	/** Return whether a statement allows. */
	public static boolean allows(@Nullable Object effect, String allow, String deny) {
		if (allow.equals(effect) || deny.equals(effect)) {
			return allow.equals(effect);
		}
		throw malformed("the effect has to be " + allow + " or " + deny);
	}

	/**
	 * Return the conditions.
	 * @param value the object that has them by operator and key, or {@code null}
	 * @param names makes a condition of what an operator's name means
	 */
	public static List<Condition> conditions(@Nullable Object value, ConditionNames names) {
		List<Condition> conditions = new ArrayList<>();
		if (value == null) {
			return conditions;
		}
		members(value, "the condition", UnaryOperator.identity()).forEach((operator,
				keys) -> members(keys, "the condition " + operator, UnaryOperator.identity()).forEach((key, values) -> {
					try {
						conditions.add(names.condition(operator, key, texts(values, "the condition " + key)));
					}
					catch (IllegalArgumentException ex) {
						throw malformed(String.valueOf(ex.getMessage()));
					}
				}));
		return List.copyOf(conditions);
	}

	/** Knows a vendor's names of operators. */
	public interface ConditionNames {

		/**
		 * Make a condition.
		 * @throws IllegalArgumentException if there is no such operator, or a value is
		 * none
		 */
		Condition condition(String operator, String key, List<String> values);

	}

}
