package io.storager.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * What one run took.
 *
 * @param amount how much was done: bytes, operations or keys
 * @param nanoseconds how long it took
 * @param allocatedBytes what all threads together allocated
 * @param processorNanoseconds the processor time of all threads together
 * @param latency how long the operations took, if they were timed one by one
 */
public record Measurement(long amount, long nanoseconds, long allocatedBytes, long processorNanoseconds,
		@Nullable Latency latency) {

	/** How much was done in a second. */
	public double perSecond() {
		return this.amount * 1e9 / this.nanoseconds;
	}

	/** How many bytes were allocated for one of what was done. */
	public double allocatedEach() {
		return (double) this.allocatedBytes / this.amount;
	}

	/** How many nanoseconds of a processor one of what was done took. */
	public double processorEach() {
		return (double) this.processorNanoseconds / this.amount;
	}

}
