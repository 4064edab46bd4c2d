package io.storager.emulator.oss;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.XmlElement;
import io.storager.emulator.service.lifecycle.Due;
import io.storager.emulator.service.lifecycle.Filter;
import io.storager.emulator.service.lifecycle.Lifecycle;
import io.storager.emulator.service.lifecycle.LifecycleRule;
import io.storager.emulator.service.lifecycle.LifecycleRule.Transition;
import io.storager.emulator.service.lifecycle.RuleReader;

/**
 * Reads the lifecycle rules of OSS, as <a href=
 * "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlifecycle">
 * PutBucketLifecycle</a> documents them.
 */
final class OssLifecycle {

	/** Lets rules of the same kind have prefixes that begin alike. */
	static final String ALLOW_OVERLAP = "x-oss-allow-same-action-overlap";

	/** The root of a document of rules. */
	static final String ROOT = "LifecycleConfiguration";

	private OssLifecycle() {
	}

	static Lifecycle create() {
		return new Lifecycle(OssLifecycle::read, OssStorageClass.WARMEST_FIRST);
	}

	private static LifecycleRule read(XmlElement element) {
		RuleReader reader = new RuleReader(element);
		LifecycleRule rule = new LifecycleRule(reader.id(), reader.enabled(), filter(element), reader.expiration(),
				reader.endsMarkers(), reader.transitions(1, OssLifecycle::storageClass), reader.olderExpiration(),
				reader.olderTransitions(1, OssLifecycle::storageClass), reader.abort("AbortMultipartUpload", "Days"));
		if (rule.abort() != null && !rule.filter().tags().isEmpty()) {
			throw Errors.invalidArgument("A rule with tags cannot be about parts.", "AbortMultipartUpload", rule.id());
		}
		checkOrder(rule);
		return rule;
	}

	private static String storageClass(String name) {
		if (OssStorageClass.WARMEST_FIRST.indexOf(name) < 1) {
			throw Errors.invalidArgument("The storage class has to be one to which objects can be transitioned.",
					"StorageClass", name);
		}
		return name;
	}

	private static Filter filter(XmlElement rule) {
		if (rule.all("Prefix").size() > 1 || rule.all("Filter").size() > 1) {
			throw Errors.malformedXml();
		}
		String prefix = rule.textOf("Prefix");
		XmlElement filter = rule.child("Filter");
		XmlElement not = (filter != null) ? filter.child("Not") : null;
		String notPrefix = (not != null) ? not.textOf("Prefix") : null;
		return new Filter((prefix != null) ? prefix : "", RuleReader.tags(rule),
				(not != null) ? (notPrefix != null) ? notPrefix : "" : null,
				(not != null) ? RuleReader.tags(not) : Map.of(),
				(filter != null) ? RuleReader.bytes(filter, "ObjectSizeGreaterThan", -1) : -1,
				(filter != null) ? RuleReader.bytes(filter, "ObjectSizeLessThan", Long.MAX_VALUE) : Long.MAX_VALUE);
	}

	/** Objects get colder and colder and go last. */
	private static void checkOrder(LifecycleRule rule) {
		for (Transition transition : rule.transitions()) {
			for (Transition other : rule.transitions()) {
				if (isColder(other, transition) && !isLater(other.due(), transition.due())) {
					throw Errors.invalidArgument("A colder storage class has to come later.", "Transition", rule.id());
				}
			}
			Due expiration = rule.expiration();
			if (expiration != null && !isLater(expiration, transition.due())) {
				throw Errors.invalidArgument("The expiration has to be later than every transition.", "Expiration",
						rule.id());
			}
		}
	}

	private static boolean isColder(Transition one, Transition other) {
		List<String> classes = OssStorageClass.WARMEST_FIRST;
		return classes.indexOf(one.storageClass()) > classes.indexOf(other.storageClass());
	}

	/** What is said in days and what is said by a date cannot be compared. */
	private static boolean isLater(Due one, Due other) {
		return !(one instanceof Due.After days && other instanceof Due.After otherDays)
				|| days.days() > otherDays.days();
	}

	/**
	 * Give every rule an id that has none, or an empty one, as <a href=
	 * "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlifecycle">
	 * the service does</a>. A document whose rules have ids stays as it was sent.
	 */
	static String withIds(String document) {
		XmlElement configuration = XmlElement.read(document.getBytes(StandardCharsets.UTF_8), ROOT);
		if (configuration.all("Rule").stream().allMatch(OssLifecycle::hasId)) {
			return document;
		}
		List<XmlElement> children = configuration.children()
			.stream()
			.map((child) -> (child.name().equals("Rule") && !hasId(child)) ? withId(child) : child)
			.toList();
		return new XmlElement(ROOT, "", children).toDocument();
	}

	private static boolean hasId(XmlElement rule) {
		String id = rule.textOf("ID");
		return id != null && !id.isEmpty();
	}

	private static XmlElement withId(XmlElement rule) {
		List<XmlElement> children = new ArrayList<>();
		children.add(new XmlElement("ID", UUID.randomUUID().toString(), List.of()));
		rule.children().stream().filter((child) -> !child.name().equals("ID")).forEach(children::add);
		return new XmlElement(rule.name(), "", children);
	}

	/** Refuse rules that are wrong, or that get into each other's way. */
	static void check(Call call, List<LifecycleRule> rules) {
		String header = call.header(ALLOW_OVERLAP);
		if (header != null && !Set.of("true", "false").contains(header)) {
			throw Errors.invalidArgument("The header has to be true or false.", ALLOW_OVERLAP, header);
		}
		if ("true".equals(header)) {
			return;
		}
		for (int i = 0; i < rules.size(); i++) {
			for (LifecycleRule other : rules.subList(i + 1, rules.size())) {
				if (overlap(rules.get(i).filter(), other.filter()) && doTheSame(rules.get(i), other)) {
					throw Errors.invalidArgument("Overlap for same action type: the prefixes of two rules begin alike.",
							"Prefix", other.filter().prefix());
				}
			}
		}
	}

	private static boolean overlap(Filter one, Filter other) {
		return one.isPlain() && other.isPlain()
				&& (one.prefix().startsWith(other.prefix()) || other.prefix().startsWith(one.prefix()));
	}

	private static boolean doTheSame(LifecycleRule one, LifecycleRule other) {
		return (one.expiration() != null && other.expiration() != null)
				|| (one.olderExpiration() != null && other.olderExpiration() != null)
				|| (one.abort() != null && other.abort() != null) || share(one.transitions(), other.transitions())
				|| share(one.olderTransitions(), other.olderTransitions());
	}

	private static boolean share(List<Transition> some, List<Transition> others) {
		return some.stream()
			.anyMatch((one) -> others.stream().anyMatch((other) -> other.storageClass().equals(one.storageClass())));
	}

}
