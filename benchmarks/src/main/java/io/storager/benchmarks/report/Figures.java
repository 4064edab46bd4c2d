package io.storager.benchmarks.report;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.measure.Latency;
import io.storager.benchmarks.measure.Measurement;
import io.storager.benchmarks.measure.Statistic;
import io.storager.benchmarks.measure.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What one contender reached in one scenario.
 *
 * @param contender its name
 * @param role why it takes part
 * @param rate its speed in the unit's rate
 * @param rates its speed in each round
 * @param latencies how long its operations took in each round; empty if they were not
 * timed
 * @param allocatedBytes what it allocated for a portion, the median
 * @param processorMicros the processor time of a portion in microseconds, the median
 * @param heldBytes the most memory it held, if that was looked at
 */
public record Figures(String contender, Role role, Statistic rate, List<Double> rates, List<Latency> latencies,
		double allocatedBytes, double processorMicros, @Nullable Long heldBytes) {

	/** Sum the rounds of a contender up. */
	public static Figures of(String contender, Role role, Unit unit, List<Measurement> rounds,
			@Nullable Long heldBytes) {
		List<Double> rates = each(rounds, (round) -> unit.rate(round.perSecond()));
		return new Figures(contender, role, Statistic.of(rates), rates,
				rounds.stream().map(Measurement::latency).filter(Objects::nonNull).toList(),
				Statistic.of(each(rounds, (round) -> unit.portion(round.allocatedEach()))).median(),
				Statistic.of(each(rounds, (round) -> unit.portion(round.processorEach()) / 1e3)).median(), heldBytes);
	}

	private static List<Double> each(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
		return rounds.stream().map(figure::applyAsDouble).toList();
	}

	/**
	 * How many times as fast this one is as the other: the median of the rounds' ratios,
	 * because the two of a round ran one soon after the other, whatever else the machine
	 * was doing.
	 */
	double timesAsFastAs(Figures other) {
		return ratio(this.rates, other.rates);
	}

	/**
	 * How many times as long the other takes until 99 % of its operations are done.
	 */
	double timesAsPromptAs(Figures other) {
		return ratio(p99(other), p99(this));
	}

	private static List<Double> p99(Figures figures) {
		return figures.latencies.stream().map(Latency::p99).toList();
	}

	private static double ratio(List<Double> ours, List<Double> others) {
		return Statistic
			.of(IntStream.range(0, ours.size()).mapToObj((round) -> ours.get(round) / others.get(round)).toList())
			.median();
	}

}
