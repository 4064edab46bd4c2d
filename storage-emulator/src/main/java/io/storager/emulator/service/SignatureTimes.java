package io.storager.emulator.service;

import java.time.Duration;
import java.time.Instant;

/**
 * When a signature holds: one rule for both vendors, for headers, links and forms. What a
 * client dates by its own clock is compared with the time that was never advanced, for
 * clients know nothing of the emulator's clock. What has an end, such as a link, a policy
 * or a token, ends by the services' time, for that is what the clock is advanced for.
 */
public final class SignatureTimes {

	/** How far the clock of a client may be from the service's. */
	private static final Duration MAX_SKEW = Duration.ofMinutes(15);

	private SignatureTimes() {
	}

	/** Refuse a request that was signed by a clock too far from ours. */
	public static void checkSigned(Call call, Instant signedAt) {
		checkSigned(call, signedAt, signedAt.plus(MAX_SKEW));
	}

	/** Refuse a request that is signed for another time of the client's clock. */
	public static void checkSigned(Call call, Instant from, Instant to) {
		checkBegun(call, from);
		if (call.clientTime().isAfter(to)) {
			throw Errors.requestTimeTooSkewed();
		}
	}

	/** Refuse what begins later than any clock that is nearly right can say. */
	public static void checkBegun(Call call, Instant begin) {
		if (begin.minus(MAX_SKEW).isAfter(call.clientTime())) {
			throw Errors.requestTimeTooSkewed();
		}
	}

	/** Refuse a link or a form that has ended. */
	public static void checkNotEnded(Call call, Instant end) {
		if (call.now().isAfter(end)) {
			throw Errors.accessDenied("Request has expired.").with("Expires", HttpDates.iso(end));
		}
	}

}
