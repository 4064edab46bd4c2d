package io.storager.engine.request;

import java.io.IOException;

import io.storager.StorageException;
import io.storager.observation.ObservedCall;

/**
 * Tells an observer of one call, in whatever way it ends: a whole call that something
 * within it ends too, such as the stream that it reads, or a stream.
 */
final class CallObservation {

	private final ObservedCall call;

	private boolean whole;

	private boolean stopped;

	CallObservation(ObservedCall call) {
		this.call = call;
	}

	/** All of the call happens until {@link #stopWhole()}. */
	ObservedCall.Scope openWhole() {
		this.whole = true;
		return this.call.openScope();
	}

	void stopWhole() {
		this.whole = false;
		stop();
	}

	/** The call has ended, unless this is only a part of it. */
	void stop() {
		if (!this.whole && !this.stopped) {
			this.stopped = true;
			this.call.stop();
		}
	}

	void failed(Throwable failure) {
		boolean wrapped = failure instanceof IOException;
		this.call.failed((wrapped && failure.getCause() instanceof StorageException told) ? told : failure);
	}

	void sent(long bytes) {
		this.call.sent(bytes);
	}

	void received(long bytes) {
		this.call.received(bytes);
	}

	void retried() {
		this.call.retried();
	}

}
