package io.storager.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * How long operations took, in microseconds: a percentile is the shortest time within
 * which that share of them was done.
 *
 * @param p50 the median
 * @param p99 the time of 99 %
 * @param p999 the time of 99.9 %
 */
public record Latency(double p50, double p99, double p999) {

	/**
	 * Sum up the nanoseconds of operations.
	 * @return {@code null} if there are none
	 */
	static @Nullable Latency of(long[] nanoseconds) {
		if (nanoseconds.length == 0) {
			return null;
		}
		long[] sorted = nanoseconds.clone();
		Arrays.sort(sorted);
		return new Latency(micros(sorted, 0.5), micros(sorted, 0.99), micros(sorted, 0.999));
	}

	/** Return the medians of several rounds, of which there has to be at least one. */
	public static Latency median(List<Latency> rounds) {
		return new Latency(median(rounds, Latency::p50), median(rounds, Latency::p99), median(rounds, Latency::p999));
	}

	private static double median(List<Latency> rounds, ToDoubleFunction<Latency> percentile) {
		return Statistic.of(rounds.stream().map(percentile::applyAsDouble).toList()).median();
	}

	private static double micros(long[] sorted, double share) {
		int rank = (int) Math.ceil(share * sorted.length);
		return sorted[rank - 1] / 1e3;
	}

}
