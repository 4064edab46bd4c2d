package io.storager.benchmarks.measure;

/**
 * What a run has done.
 *
 * @param amount how much was done: bytes, operations or keys
 * @param latencies how many nanoseconds each operation took, in no order; empty if that
 * was not looked at
 */
public record Outcome(long amount, long[] latencies) {

	private static final long[] NONE = {};

	/** Something was done of which only the whole is timed. */
	public static Outcome of(long amount) {
		return new Outcome(amount, NONE);
	}

	/** Every operation was timed. */
	public static Outcome ofLatencies(long[] latencies) {
		return new Outcome(latencies.length, latencies);
	}

}
