package io.storager.benchmarks.measure;

import java.util.List;

/**
 * Several measured values of the same thing.
 *
 * @param median the one in the middle, or the mean of the two there
 * @param lowest the lowest
 * @param highest the highest
 */
public record Statistic(double median, double lowest, double highest) {

	/** Sum values up; there has to be at least one. */
	public static Statistic of(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		double median = (sorted.size() % 2 == 1) ? sorted.get(middle)
				: (sorted.get(middle - 1) + sorted.get(middle)) / 2;
		return new Statistic(median, sorted.get(0), sorted.get(sorted.size() - 1));
	}

}
