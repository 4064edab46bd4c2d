package io.storager.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

import io.storager.benchmarks.scenario.Goal;
import io.storager.benchmarks.scenario.Scenario;
import io.storager.benchmarks.server.Service;

/**
 * Whether this library reached what it has to.
 *
 * @param scenario the scenario's name
 * @param title what it is called
 * @param service the service
 * @param what what is compared and with whom
 * @param figure how many times as good this library is
 * @param atLeast how many times as good it has to be
 */
public record Verdict(String scenario, String title, Service service, String what, double figure, double atLeast) {

	/** Return whether it did. */
	public boolean reached() {
		return this.figure >= this.atLeast;
	}

	/** Judge a row. */
	public static List<Verdict> of(Scenario scenario, Row row) {
		List<Verdict> verdicts = new ArrayList<>();
		for (Goal goal : scenario.goals(row.service())) {
			for (Figures other : row.figures()) {
				if (other.role() == goal.against()) {
					verdicts.add(of(row, other, goal));
				}
			}
		}
		Long limit = scenario.heapLimit();
		Long held = row.ours().heldBytes();
		if (limit != null && held != null) {
			verdicts.add(of(row, "memory held, against the limit of " + Quantity.bytes(limit),
					(double) limit / Math.max(1, held), 1));
		}
		return verdicts;
	}

	private static Verdict of(Row row, Figures other, Goal goal) {
		return switch (goal.aspect()) {
			case SPEED ->
				of(row, "speed, against " + other.contender(), row.ours().timesAsFastAs(other), goal.atLeast());
			case ALLOCATION -> of(row, "allocation, against " + other.contender(),
					other.allocatedBytes() / row.ours().allocatedBytes(), goal.atLeast());
		};
	}

	private static Verdict of(Row row, String what, double figure, double atLeast) {
		return new Verdict(row.scenario(), row.title(), row.service(), what, figure, atLeast);
	}

}
