package io.storager.emulator.service.lifecycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Numbers;
import io.storager.emulator.service.XmlElement;
import org.jspecify.annotations.Nullable;

/** Reads from a rule what both vendors write alike, and refuses what is wrong. */
public final class RuleReader {

	private static final int MAX_RULES = 1000;

	private static final int MAX_ID = 255;

	private final XmlElement rule;

	/** Read this rule. */
	public RuleReader(XmlElement rule) {
		this.rule = rule;
	}

	/**
	 * Read the rules of a document.
	 * @param document the document
	 * @param reader reads one of them
	 */
	static List<LifecycleRule> all(byte[] document, Function<XmlElement, LifecycleRule> reader) {
		List<XmlElement> elements = XmlElement.read(document, "LifecycleConfiguration").all("Rule");
		if (elements.isEmpty() || elements.size() > MAX_RULES) {
			throw Errors.malformedXml();
		}
		List<LifecycleRule> rules = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (XmlElement element : elements) {
			LifecycleRule rule = reader.apply(element);
			if (rule.isEmpty()) {
				throw Errors.invalidArgument("A lifecycle rule needs an action.", "ID", rule.id());
			}
			if (!rule.id().isEmpty() && !ids.add(rule.id())) {
				throw Errors.invalidArgument("The ID of a lifecycle rule has to be unique.", "ID", rule.id());
			}
			rules.add(rule);
		}
		return List.copyOf(rules);
	}

	/** Return the id, empty if there is none. */
	public String id() {
		String id = this.rule.textOf("ID");
		if (id != null && id.length() > MAX_ID) {
			throw Errors.invalidArgument("The ID of a lifecycle rule has at most " + MAX_ID + " characters.", "ID", id);
		}
		return (id != null) ? id : "";
	}

	/** Return whether the rule is in force. */
	public boolean enabled() {
		String status = this.rule.textOf("Status");
		if (!"Enabled".equals(status) && !"Disabled".equals(status)) {
			throw Errors.malformedXml();
		}
		return "Enabled".equals(status);
	}

	/** Return whether delete markers go that hide nothing any more. */
	public boolean endsMarkers() {
		XmlElement expiration = this.rule.child("Expiration");
		return expiration != null && "true".equals(expiration.textOf("ExpiredObjectDeleteMarker"));
	}

	/** Return when objects are deleted, or {@code null} for never. */
	public @Nullable Due expiration() {
		XmlElement expiration = this.rule.child("Expiration");
		if (expiration == null) {
			return null;
		}
		if (endsMarkers()) {
			if (expiration.children().size() > 1) {
				throw Errors.malformedXml();
			}
			return null;
		}
		return due(expiration, "Days", 1);
	}

	/**
	 * Return when objects get another storage class.
	 * @param leastDays the least number of days
	 * @param classes checks the name of a class
	 */
	public List<LifecycleRule.Transition> transitions(int leastDays, Function<String, String> classes) {
		return transitions("Transition", "Days", leastDays, classes);
	}

	/** Return when older versions get another storage class, in the same way. */
	public List<LifecycleRule.Transition> olderTransitions(int leastDays, Function<String, String> classes) {
		return transitions("NoncurrentVersionTransition", "NoncurrentDays", leastDays, classes);
	}

	private List<LifecycleRule.Transition> transitions(String name, String daysName, int leastDays,
			Function<String, String> classes) {
		List<LifecycleRule.Transition> transitions = new ArrayList<>();
		for (XmlElement element : this.rule.all(name)) {
			String storageClass = element.textOf("StorageClass");
			if (storageClass == null) {
				throw Errors.malformedXml();
			}
			if (element.child("AccessFrequency") != null || "true".equals(element.textOf("IsAccessTime"))) {
				throw Errors.notImplemented("a transition by the time of the last access");
			}
			transitions
				.add(new LifecycleRule.Transition(due(element, daysName, leastDays), classes.apply(storageClass)));
		}
		return List.copyOf(transitions);
	}

	/** Return when older versions are deleted, or {@code null} for never. */
	public @Nullable Due olderExpiration() {
		XmlElement element = this.rule.child("NoncurrentVersionExpiration");
		return (element != null) ? due(element, "NoncurrentDays", 1) : null;
	}

	/**
	 * Return when uploads in parts are given up, or {@code null} for never.
	 * @param name the vendor's name of the element
	 * @param daysName the vendor's name of the days
	 */
	public @Nullable Due abort(String name, String daysName) {
		XmlElement element = this.rule.child(name);
		return (element != null) ? due(element, daysName, 1) : null;
	}

	/** Exactly one of the ways to say when. */
	private static Due due(XmlElement action, String daysName, int leastDays) {
		String days = action.textOf(daysName);
		String date = action.textOf("Date");
		String before = action.textOf("CreatedBeforeDate");
		if (((days != null) ? 1 : 0) + ((date != null) ? 1 : 0) + ((before != null) ? 1 : 0) != 1) {
			throw Errors.malformedXml();
		}
		if (days != null) {
			int number = Numbers.parse(days, Integer.MAX_VALUE);
			if (number < leastDays) {
				throw Errors.invalidArgument(
						"The days of a lifecycle rule have to be a number, at least " + leastDays + ".", daysName,
						days);
			}
			return new Due.After(number);
		}
		return (date != null) ? new Due.From(date("Date", date))
				: new Due.IfBefore(date("CreatedBeforeDate", String.valueOf(before)));
	}

	private static Instant date(String name, String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw Errors.invalidArgument("The date has to be one of ISO 8601, such as 2027-01-31T00:00:00.000Z.", name,
					text);
		}
	}

	/** Return the tags in an element. */
	public static Map<String, String> tags(XmlElement parent) {
		Map<String, String> tags = new LinkedHashMap<>();
		for (XmlElement tag : parent.all("Tag")) {
			String key = tag.textOf("Key");
			String value = tag.textOf("Value");
			if (key == null || key.isEmpty() || tags.put(key, (value != null) ? value : "") != null) {
				throw Errors.malformedXml();
			}
		}
		return Map.copyOf(tags);
	}

	/**
	 * Return a number of bytes in an element.
	 * @param missing what it is if there is none
	 */
	public static long bytes(XmlElement parent, String name, long missing) {
		String text = parent.textOf(name);
		long bytes = (text != null) ? Numbers.parse(text) : missing;
		if (text != null && bytes < 0) {
			throw Errors.invalidArgument("The size has to be a number of bytes.", name, text);
		}
		return bytes;
	}

}
