package io.storager.emulator.cos;

import java.util.Locale;
import java.util.Map;

import io.storager.emulator.service.Errors;
import io.storager.emulator.service.XmlElement;
import io.storager.emulator.service.lifecycle.Due;
import io.storager.emulator.service.lifecycle.Filter;
import io.storager.emulator.service.lifecycle.Lifecycle;
import io.storager.emulator.service.lifecycle.LifecycleRule;
import io.storager.emulator.service.lifecycle.RuleReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lifecycle rules of COS, as
 * <a href="https://www.tencentcloud.com/document/product/436/8280">PUT Bucket
 * lifecycle</a> documents them.
 */
final class CosLifecycle {

	private CosLifecycle() {
	}

	static Lifecycle create() {
		return new Lifecycle(CosLifecycle::read, CosStorageClass.WARMEST_FIRST);
	}

	private static LifecycleRule read(XmlElement element) {
		RuleReader reader = new RuleReader(element);
		LifecycleRule rule = new LifecycleRule(reader.id(), reader.enabled(), filter(element), reader.expiration(),
				reader.endsMarkers(), reader.transitions(0, CosLifecycle::storageClass), reader.olderExpiration(),
				reader.olderTransitions(0, CosLifecycle::storageClass),
				reader.abort("AbortIncompleteMultipartUpload", "DaysAfterInitiation"));
		checkOneClock(rule);
		return rule;
	}

	private static String storageClass(String name) {
		String upper = name.toUpperCase(Locale.ROOT);
		if (CosStorageClass.WARMEST_FIRST.indexOf(upper) < 0 || upper.equals(CosStorageClass.STANDARD)
				|| upper.equals("MAZ_STANDARD")) {
			throw Errors.invalidArgument("The storage class has to be one to which objects can be transitioned.",
					"StorageClass", name);
		}
		return upper;
	}

	private static Filter filter(XmlElement rule) {
		XmlElement filter = rule.child("Filter");
		XmlElement and = (filter != null) ? filter.child("And") : null;
		XmlElement from = (and != null) ? and : (filter != null) ? filter : rule;
		if (from.all("Prefix").size() > 1 || (filter != null && and == null && filter.children().size() > 1)) {
			throw Errors.malformedXml();
		}
		String prefix = from.textOf("Prefix");
		@Nullable String notPrefix = from.textOf("PrefixNotEquals");
		return new Filter((prefix != null) ? prefix : "", RuleReader.tags(from), notPrefix, Map.of(),
				RuleReader.bytes(from, "ObjectSizeGreaterThan", -1),
				RuleReader.bytes(from, "ObjectSizeLessThan", Long.MAX_VALUE));
	}

	/** Days and dates cannot stand in one rule, as documented. */
	private static void checkOneClock(LifecycleRule rule) {
		boolean byDays = rule.expiration() instanceof Due.After
				|| rule.transitions().stream().anyMatch((transition) -> transition.due() instanceof Due.After);
		boolean byDate = rule.expiration() instanceof Due.From
				|| rule.transitions().stream().anyMatch((transition) -> transition.due() instanceof Due.From);
		if (byDays && byDate) {
			throw Errors.invalidArgument("Days and Date cannot be in the same lifecycle rule.", "ID", rule.id());
		}
	}

}
