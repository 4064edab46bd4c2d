package io.storager.benchmarks.scenario;

/**
 * How often a scenario is run.
 *
 * @param warmUps rounds that do not count
 * @param rounds rounds that count
 * @param watchHeap whether another round finds out how much memory is held
 */
public record Plan(int warmUps, int rounds, boolean watchHeap) {

	/** Return a plan with another number of rounds. */
	public Plan withRounds(int number) {
		return new Plan(this.warmUps, number, this.watchHeap);
	}

}
