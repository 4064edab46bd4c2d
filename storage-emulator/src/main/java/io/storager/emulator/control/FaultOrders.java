package io.storager.emulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.emulator.traffic.Fault;
import io.storager.emulator.traffic.FaultRule;
import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.Protocol;
import org.jspecify.annotations.Nullable;

/** The faults that were ordered through the control API, by number. */
final class FaultOrders {

	private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

	private final Faults faults;

	private final AtomicInteger lastNumber = new AtomicInteger();

	private final ConcurrentSkipListMap<Integer, Order> orders = new ConcurrentSkipListMap<>();

	FaultOrders(Faults faults) {
		this.faults = faults;
	}

	/** Order a fault and describe it. */
	Map<String, @Nullable Object> add(byte[] body) {
		Members members = Members.of(body);
		FaultRule rule = rule(members);
		Effect effect = effect(members);
		members.refuseOthers();
		int number = this.lastNumber.incrementAndGet();
		this.orders.put(number, new Order(effect.on(rule), members.all()));
		return describe(number, this.orders.get(number));
	}

	private FaultRule rule(Members members) {
		FaultRule rule = this.faults.onAny();
		Protocol protocol = members.choice("protocol", Protocol.class);
		rule = (protocol != null) ? rule.protocol(protocol) : rule;
		String method = members.text("method");
		rule = (method != null) ? rule.method(method) : rule;
		String bucket = members.text("bucket");
		rule = (bucket != null) ? rule.bucket(bucket) : rule;
		String key = members.text("key");
		rule = (key != null) ? rule.key(key) : rule;
		String prefix = members.text("keyPrefix");
		rule = (prefix != null) ? rule.keyPrefix(prefix) : rule;
		String query = members.text("query");
		rule = (query != null) ? rule.query(query) : rule;
		return rule.skip(members.smallNumber("skip", 0, 0))
			.times(members.smallNumber("times", 1, Integer.MAX_VALUE))
			.probability(members.fraction("probability", 1), members.number("seed", Long.MIN_VALUE, 0));
	}

	private static Effect effect(Members members) {
		String name = members.needText("fault");
		return switch (name) {
			case "latency" -> {
				long millis = Math.min(members.needNumber("millis", 0), DAY_MILLIS);
				yield (rule) -> rule.delay(Duration.ofMillis(millis));
			}
			case "bandwidth" -> {
				long rate = members.needNumber("bytesPerSecond", 1);
				yield (rule) -> rule.bandwidth(rate);
			}
			case "reset" -> {
				long bytes = members.number("afterBytes", 0, -1);
				yield (rule) -> (bytes < 0) ? rule.reset() : rule.resetRequestBodyAfter(bytes);
			}
			case "truncate" -> {
				long bytes = members.needNumber("afterBytes", 0);
				yield members.flag("reset") ? (rule) -> rule.resetResponseAfter(bytes)
						: (rule) -> rule.truncateResponseAfter(bytes);
			}
			case "corrupt" -> {
				long offset = members.needNumber("offset", 0);
				yield (members.choice("direction", Direction.class) == Direction.REQUEST)
						? (rule) -> rule.corruptRequestAt(offset) : (rule) -> rule.corruptResponseAt(offset);
			}
			case "status" -> answer(members);
			case "lostAnswer" -> FaultRule::loseReply;
			case "hangUp" -> FaultRule::hangUp;
			case "stall" -> FaultRule::stall;
			case "refuseDeletion" -> {
				var keys = members.texts("keys");
				yield (rule) -> rule.refuseDeletion(keys);
			}
			default ->
				throw ControlException.badRequest("'fault' has to be one of latency, bandwidth, reset, truncate, "
						+ "corrupt, status, lostAnswer, hangUp, stall, refuseDeletion, not '" + name + "'");
		};
	}

	private static Effect answer(Members members) {
		int status = members.smallNumber("status", 200, 503);
		if (status > 599) {
			throw ControlException.badRequest("'status' has to be between 200 and 599, not " + status);
		}
		String code = members.text("code");
		Body body = members.choice("body", Body.class);
		return switch ((body != null) ? body : Body.XML) {
			case XML -> (rule) -> rule.answer(status, (code != null) ? code : "ServiceUnavailable");
			case HTML -> (rule) -> rule.answerHtml(status);
			case NONE -> (rule) -> rule.answerEmpty(status);
		};
	}

	List<Map<String, @Nullable Object>> all() {
		List<Map<String, @Nullable Object>> all = new ArrayList<>();
		this.orders.forEach((number, order) -> all.add(describe(number, order)));
		return all;
	}

	/** Take a fault out of force; return whether there was one. */
	boolean remove(int number) {
		Order order = this.orders.remove(number);
		if (order != null) {
			order.fault().cancel();
		}
		return order != null;
	}

	/** Take all out of force, those that were not ordered here too. */
	void clear() {
		this.orders.clear();
		this.faults.clear();
	}

	private static Map<String, @Nullable Object> describe(int number, Order order) {
		Map<String, @Nullable Object> description = new LinkedHashMap<>();
		description.put("id", number);
		description.put("hits", order.fault().hits());
		order.members().forEach((name, value) -> description.put(String.valueOf(name), value));
		return description;
	}

	/** What a fault does. */
	private interface Effect {

		Fault on(FaultRule rule);

	}

	/** Which way a byte goes. */
	private enum Direction {

		REQUEST, RESPONSE

	}

	/** What an answer carries. */
	private enum Body {

		XML, HTML, NONE

	}

	/**
	 * A fault and how it was ordered.
	 *
	 * @param fault the fault
	 * @param members the order
	 */
	private record Order(Fault fault, Map<?, ?> members) {
	}

}
