package io.storager.emulator.service.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.XmlElement;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the rules of buckets are followed. The services look once a day; here
 * every request to a bucket finds done what is due, {@link #STEP} late at most. No thread
 * of its own does anything behind a test's back.
 */
public final class Lifecycle {

	/** The sub-resource of the rules. */
	public static final String SETTING = "lifecycle";

	/** How often the objects of a bucket are looked at. */
	private static final Duration STEP = Duration.ofMinutes(1);

	private final Function<XmlElement, LifecycleRule> reader;

	private final List<String> classes;

	private final Map<String, Looked> looked = new ConcurrentHashMap<>();

	/**
	 * Follow the rules of one vendor.
	 * @param reader reads a rule
	 * @param classes the names of the storage classes, the warmest first
	 */
	public Lifecycle(Function<XmlElement, LifecycleRule> reader, List<String> classes) {
		this.reader = reader;
		this.classes = List.copyOf(classes);
	}

	/** Read the rules of a document, or refuse what is wrong in them. */
	public List<LifecycleRule> read(byte[] document) {
		return RuleReader.all(document, this.reader);
	}

	/** Do what is due in a bucket. */
	public void act(Bucket bucket, Instant now) throws IOException {
		String name = bucket.info().name();
		String document = bucket.info().settings().get(SETTING);
		Looked last = this.looked.get(name);
		if (document == null) {
			this.looked.remove(name);
			return;
		}
		boolean sameRules = last != null && last.document().equals(document);
		if (last != null && sameRules && Duration.between(last.at(), now).abs().compareTo(STEP) < 0) {
			return;
		}
		Looked next = new Looked(document, rules(bucket), now);
		boolean first = (last != null) ? this.looked.replace(name, last, next)
				: this.looked.putIfAbsent(name, next) == null;
		if (first) {
			new LifecycleRun(bucket, next.rules(), this.classes, now).run();
		}
	}

	private List<LifecycleRule> rules(Bucket bucket) {
		String document = bucket.info().settings().get(SETTING);
		Looked last = this.looked.get(bucket.info().name());
		if (document == null) {
			return List.of();
		}
		return (last != null && last.document().equals(document)) ? last.rules()
				: read(document.getBytes(StandardCharsets.UTF_8));
	}

	/** Tell when an object will be deleted, and by which rule, if by any. */
	public Reply tell(Reply reply, Call call, StoredObject object) {
		Instant earliest = null;
		String id = "";
		for (LifecycleRule rule : rules(call.bucket())) {
			Instant due = expiry(rule, object, call.now());
			if (due != null && (earliest == null || due.isBefore(earliest))) {
				earliest = due;
				id = rule.id();
			}
		}
		return (earliest == null) ? reply : reply.header(call.vendor().prefix() + "expiration",
				"expiry-date=\"" + HttpDates.http(earliest) + "\", rule-id=\"" + id + "\"");
	}

	private static @Nullable Instant expiry(LifecycleRule rule, StoredObject object, Instant now) {
		return (rule.enabled() && rule.expiration() != null && rule.filter().matches(object))
				? rule.expiration().at(object.lastModified(), now) : null;
	}

	/**
	 * When a bucket was looked at.
	 *
	 * @param document its rules as they were set
	 * @param rules its rules
	 * @param at when
	 */
	private record Looked(String document, List<LifecycleRule> rules, Instant at) {
	}

}
