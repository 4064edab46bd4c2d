package io.storager.faults;

import java.util.Random;

import io.storager.emulator.traffic.Fault;
import io.storager.emulator.traffic.FaultRule;

/** What goes wrong with a request. */
enum Kind {

	/** The connection breaks before the request is carried out. */
	RESET,

	/** The connection breaks while the request's body is on its way. */
	RESET_REQUEST_BODY,

	/** A byte of the request's body changes on its way. */
	CORRUPT_REQUEST_BODY,

	/** The request is carried out, and then the connection breaks. */
	LOST_REPLY,

	/** The connection breaks in the middle of the answer. */
	RESET_REPLY_BODY,

	/** The connection ends in good order in the middle of the answer. */
	TRUNCATED_REPLY_BODY,

	/** A byte of the answer changes on its way. */
	CORRUPT_REPLY_BODY,

	/** The connection is closed behind the answer, and the client's pool keeps it. */
	STALE_CONNECTION,

	INTERNAL_ERROR,

	/** The service is asked too often. */
	SLOW_DOWN,

	/** A proxy answers instead of the service. */
	BAD_GATEWAY,

	/** Nothing comes for longer than the client waits. */
	STALL,

	/** Bytes come one by one, for about as long as the client waits for one. */
	TRICKLE;

	/** Whether a request may have been carried out although its answer never came. */
	boolean losesAnswers() {
		return this == LOST_REPLY || this == RESET_REPLY_BODY || this == TRUNCATED_REPLY_BODY || this == TRICKLE;
	}

	/**
	 * Where it makes sense: nobody can tell that a byte of a listing has changed, for no
	 * checksum comes with it.
	 */
	Aim narrow(Aim aim) {
		return switch (this) {
			case CORRUPT_REQUEST_BODY -> Aim.BYTES_SENT;
			case CORRUPT_REPLY_BODY -> Aim.BYTES_READ;
			default -> aim;
		};
	}

	/**
	 * Put it in force.
	 * @param length about how many bytes a body has
	 */
	Fault strike(FaultRule rule, Random random, int length) {
		// Many bodies are short documents.
		int position = random.nextInt(random.nextBoolean() ? Math.min(length, 200) : length);
		return switch (this) {
			case RESET -> rule.reset();
			case RESET_REQUEST_BODY -> rule.resetRequestBodyAfter(position);
			case CORRUPT_REQUEST_BODY -> rule.corruptRequestAt(position);
			case LOST_REPLY -> rule.loseReply();
			case RESET_REPLY_BODY -> rule.resetResponseAfter(position);
			case TRUNCATED_REPLY_BODY -> rule.truncateResponseAfter(position);
			case CORRUPT_REPLY_BODY -> rule.corruptResponseAt(position);
			case STALE_CONNECTION -> rule.hangUp();
			case INTERNAL_ERROR -> rule.answer(500, "InternalError");
			case SLOW_DOWN -> rule.answer(503, "SlowDown");
			case BAD_GATEWAY -> rule.answerHtml(502);
			case STALL -> rule.stall();
			case TRICKLE -> rule.bandwidth(Math.max(2000, length / (1 + random.nextInt(2))));
		};
	}

}
