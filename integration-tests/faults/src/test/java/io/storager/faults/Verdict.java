package io.storager.faults;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What became of a trial.
 *
 * @param seed what it was made from
 * @param description what was done and what went wrong meanwhile
 * @param strikes how many requests were struck
 * @param failure what the operation has thrown, if anything
 * @param problem what must not be, if anything
 * @param time how long it took
 */
record Verdict(long seed, String description, int strikes, @Nullable Throwable failure, @Nullable Throwable problem,
		Duration time) {

	boolean passed() {
		return this.problem == null;
	}

	/** Whether requests failed and the operation did not. */
	boolean survived() {
		return this.strikes > 0 && this.failure == null;
	}

	/** Whether a deadline has ended the operation. */
	boolean late() {
		return String.valueOf(this.failure).contains("the deadline of ");
	}

	@Override
	public String toString() {
		return "-Dfaults.seed=%s -Dfaults.trials=1: %s, %s strikes, %s ms, %s%s".formatted(this.seed, this.description,
				this.strikes, this.time.toMillis(), (this.failure != null) ? this.failure : "no failure",
				(this.problem != null) ? "\n  " + this.problem : "");
	}

}
