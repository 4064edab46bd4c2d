package io.storager.emulator.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.storager.emulator.http.ConnectionCutException;
import io.storager.emulator.http.Disturbance;
import io.storager.emulator.http.Reply;
import io.storager.emulator.http.ReplyBody;
import io.storager.emulator.traffic.FaultAction;
import org.jspecify.annotations.Nullable;

/** A call that faults have struck: does to it what they say. */
final class FaultyCall {

	private final Vendor vendor;

	private final Call call;

	private final List<FaultAction> actions;

	private final CountDownLatch closing;

	FaultyCall(Vendor vendor, Call call, List<FaultAction> actions, CountDownLatch closing) {
		this.vendor = vendor;
		this.call = call;
		this.actions = actions;
		this.closing = closing;
	}

	void run(Answer regular) throws IOException {
		this.call.exchange().disturb(disturbance());
		Reply reply = null;
		for (FaultAction action : this.actions) {
			if (action instanceof FaultAction.Delay delay) {
				await(delay.duration());
			}
			else if (action instanceof FaultAction.Stall) {
				await(null);
				throw this.call.exchange().reset();
			}
			else if (action instanceof FaultAction.Reset) {
				throw this.call.exchange().reset();
			}
			else if (action instanceof FaultAction.RefuseDeletion refusal) {
				this.call.protect(refusal.keys());
			}
			else if (action instanceof FaultAction.Answer answer && reply == null) {
				reply = canned(answer);
			}
		}
		if (reply == null) {
			reply = regular.compute();
		}
		this.vendor.stamp(this.call, reply);
		this.call.exchange().send(reply);
	}

	private Reply canned(FaultAction.Answer answer) {
		ServiceException error = new ServiceException(answer.status(), answer.code(), "An error that was asked for.");
		this.call.refused(error);
		return switch (answer.body()) {
			case XML -> this.vendor.error(this.call, error);
			case HTML -> Reply.of(answer.status())
				.header("Content-Type", "text/html")
				.body(ReplyBody.of(("<html><body><h1>" + answer.status() + "</h1></body></html>")
					.getBytes(StandardCharsets.UTF_8)));
			case NONE -> Reply.of(answer.status());
		};
	}

	private Disturbance disturbance() {
		Long bandwidth = null;
		Long resetRequest = null;
		Long corruptRequest = null;
		Long cutResponse = null;
		Long corrupt = null;
		boolean cutByReset = false;
		boolean loseReply = false;
		boolean hangUp = false;
		for (FaultAction action : this.actions) {
			if (action instanceof FaultAction.Bandwidth limit) {
				bandwidth = limit.bytesPerSecond();
			}
			else if (action instanceof FaultAction.ResetRequestBody reset) {
				resetRequest = reset.afterBytes();
			}
			else if (action instanceof FaultAction.CorruptRequest corruption) {
				corruptRequest = corruption.offset();
			}
			else if (action instanceof FaultAction.CutResponse cut) {
				cutResponse = cut.afterBytes();
				cutByReset = cut.reset();
			}
			else if (action instanceof FaultAction.CorruptResponse corruption) {
				corrupt = corruption.offset();
			}
			else if (action instanceof FaultAction.LoseReply) {
				loseReply = true;
			}
			else if (action instanceof FaultAction.HangUp) {
				hangUp = true;
			}
		}
		return new Disturbance(bandwidth, resetRequest, corruptRequest, cutResponse, cutByReset, corrupt, loseReply,
				hangUp);
	}

	/** Wait for so long, or without an end, but never beyond the life of the emulator. */
	private void await(@Nullable Duration duration) throws IOException {
		try {
			if (duration == null) {
				this.closing.await();
			}
			else if (this.closing.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
				throw this.call.exchange().reset();
			}
		}
		catch (InterruptedException ex) {
			// The emulator is closing, and whoever waits is not to get an answer.
			ConnectionCutException cut = this.call.exchange().reset();
			Thread.currentThread().interrupt();
			throw cut;
		}
	}

	/** Computes the answer the call would get without faults. */
	interface Answer {

		Reply compute() throws IOException;

	}

}
