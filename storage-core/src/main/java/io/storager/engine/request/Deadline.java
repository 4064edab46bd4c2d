package io.storager.engine.request;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.storager.driver.support.InterruptHandle;
import org.jspecify.annotations.Nullable;

/**
 * How long a call may take, and how it is ended from outside. Only the time counts in
 * which a thread works for the call: of a stream that is the time within its methods.
 * Used by one thread at a time.
 */
final class Deadline {

	private final @Nullable Duration limit;

	private final long limitNanos;

	private final InterruptHandle handle = new InterruptHandle();

	private boolean watched;

	private volatile boolean shutDown;

	private int depth;

	private long usedNanos;

	private long enteredAt;

	private @Nullable CompletableFuture<Void> timer;

	/**
	 * Create a deadline.
	 * @param limit the longest that the call may take, or {@code null} for no limit
	 */
	Deadline(@Nullable Duration limit) {
		this.limit = limit;
		this.limitNanos = (limit != null) ? TimeUnit.NANOSECONDS.convert(limit) : Long.MAX_VALUE;
		this.watched = limit != null;
	}

	/**
	 * From now on {@link #shutDown} ends what the current thread does for the call.
	 * Before, a call without a limit costs nothing.
	 */
	void watch() {
		if (!this.watched) {
			this.watched = true;
			if (this.depth > 0) {
				this.handle.attach();
			}
		}
	}

	/** End the call, because the application ends. Called by any thread. */
	void shutDown() {
		if (!this.handle.fired()) {
			this.shutDown = true;
			this.handle.fire();
		}
	}

	/** The current thread works for the call. */
	void enter() {
		if (this.depth++ == 0 && this.watched) {
			this.handle.attach();
			start();
		}
	}

	/** The current thread has done what it had to do for the call, for now. */
	void leave() {
		if (--this.depth == 0 && this.watched) {
			stop();
			this.handle.detach();
		}
	}

	private synchronized void start() {
		this.enteredAt = System.nanoTime();
		if (this.limit != null && this.timer == null) {
			schedule(this.limitNanos - this.usedNanos);
		}
	}

	private synchronized void stop() {
		this.usedNanos += System.nanoTime() - this.enteredAt;
		this.enteredAt = 0;
	}

	/**
	 * The timer goes on between two reads of a stream: to set one costs more than both.
	 */
	private void schedule(long nanos) {
		CompletableFuture<Void> timer = new CompletableFuture<>();
		this.timer = timer;
		timer.orTimeout(Math.max(0, nanos), TimeUnit.NANOSECONDS).whenComplete((nothing, late) -> {
			if (late != null && isOver()) {
				this.handle.fire();
			}
		});
	}

	private synchronized boolean isOver() {
		this.timer = null;
		if (this.enteredAt == 0) {
			// Whoever enters again sets another timer.
			return false;
		}
		long left = this.limitNanos - this.usedNanos - (System.nanoTime() - this.enteredAt);
		if (left > 0) {
			schedule(left);
			return false;
		}
		return true;
	}

	/** The call has ended. */
	synchronized void end() {
		CompletableFuture<Void> timer = this.timer;
		this.timer = null;
		if (timer != null) {
			timer.complete(null);
		}
	}

	/** How much is left of the time. */
	synchronized long remainingNanos() {
		if (this.limit == null) {
			return Long.MAX_VALUE;
		}
		long running = (this.enteredAt != 0) ? System.nanoTime() - this.enteredAt : 0;
		return Math.max(0, this.limitNanos - this.usedNanos - running);
	}

	/** Whether the time is up, or the application ends. */
	boolean passed() {
		return this.handle.fired();
	}

	/** Why it has passed. */
	String reason() {
		return this.shutDown ? "the application is shutting down" : this + " has passed";
	}

	/** Wait for something that an interrupt ends, such as a lock or the caller's code. */
	<T, E extends Exception> T interruptibly(Wait<T, E> wait) throws E {
		if (!this.handle.beginWait()) {
			return wait.run();
		}
		try {
			return wait.run();
		}
		finally {
			this.handle.endWait();
		}
	}

	/** Whether the interrupt that has just ended a wait is this deadline's. */
	boolean interrupted() {
		return this.handle.takeInterrupt();
	}

	@Override
	public String toString() {
		return "the deadline of %s".formatted(this.limit);
	}

	/**
	 * Something that an interrupt ends.
	 *
	 * @param <T> what it gives
	 * @param <E> how it fails
	 */
	@FunctionalInterface
	public interface Wait<T, E extends Exception> {

		T run() throws E;

	}

}
