package io.storager.emulator.traffic;

import java.time.Duration;
import java.util.Set;

/** What a fault does. Offsets and counts are in bytes of the body, headers excluded. */
public sealed interface FaultAction {

	/** Waits before the request is processed. */
	record Delay(Duration duration) implements FaultAction {
	}

	/** Slows both directions of the exchange down. */
	record Bandwidth(long bytesPerSecond) implements FaultAction {
	}

	/** Resets the connection instead of processing the request. */
	record Reset() implements FaultAction {
	}

	/** Resets the connection after so much of the request body was read. */
	record ResetRequestBody(long afterBytes) implements FaultAction {
	}

	/** Inverts one byte of the request body before it is processed. */
	record CorruptRequest(long offset) implements FaultAction {
	}

	/** Processes the request and resets the connection instead of replying. */
	record LoseReply() implements FaultAction {
	}

	/** Ends the connection after so much of the response body. */
	record CutResponse(long afterBytes, boolean reset) implements FaultAction {
	}

	/** Inverts one byte of the response body; headers and checksums stay as they were. */
	record CorruptResponse(long offset) implements FaultAction {
	}

	/** Replies in full and then closes the connection without having said so. */
	record HangUp() implements FaultAction {
	}

	/** Answers without processing the request. */
	record Answer(int status, String code, AnswerBody body) implements FaultAction {
	}

	/** Deletes other objects than these, alone or among others. */
	record RefuseDeletion(Set<String> keys) implements FaultAction {
	}

	/** Never answers; the connection stays open until the emulator closes. */
	record Stall() implements FaultAction {
	}

	/** What a canned answer carries. */
	enum AnswerBody {

		/** The vendor's error document. */
		XML,

		/** A page as proxies send it. */
		HTML,

		/** Nothing. */
		NONE

	}

}
