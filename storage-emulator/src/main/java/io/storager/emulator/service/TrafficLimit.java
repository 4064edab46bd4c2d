package io.storager.emulator.service;

import org.jspecify.annotations.Nullable;

/**
 * The rate that a request asks to be held down to, in bits a second as both vendors have
 * it.
 */
final class TrafficLimit {

	/** The highest rate of both vendors: 100 MiB a second. */
	private static final long MOST = 838_860_800;

	private TrafficLimit() {
	}

	/** Hold the bodies of a request down to what it asks for. */
	static void obey(Call call) {
		String name = call.vendor().prefix() + "traffic-limit";
		String rate = rate(call, name);
		if (rate == null) {
			return;
		}
		long least = call.vendor().leastTrafficLimit();
		long bits = Numbers.parse(rate);
		if (bits < least || bits > MOST) {
			throw Errors.invalidArgument(
					"The traffic limit has to be a number of bits a second from " + least + " to " + MOST + ".", name,
					rate);
		}
		call.exchange().limit(bits / Byte.SIZE);
	}

	private static @Nullable String rate(Call call, String name) {
		String header = call.header(name);
		return (header != null) ? header : call.query().get(name);
	}

}
