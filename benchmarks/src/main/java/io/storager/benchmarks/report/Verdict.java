package io.storager.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.scenario.Goal;
import io.storager.benchmarks.scenario.Scenario;
import io.storager.benchmarks.server.Service;
import org.jspecify.annotations.Nullable;

/**
 * Whether this library reached what it has to.
 *
 * @param scenario the scenario's name
 * @param title what it is called
 * @param service the service
 * @param against why the other one takes part, {@code null} if this library is judged by
 * itself
 * @param what what is compared and with whom
 * @param figure how many times as good this library is
 * @param atLeast how many times as good it has to be
 */
public record Verdict(String scenario, String title, Service service, @Nullable Role against, String what,
		double figure, double atLeast) {

	/** How much more an operation may allocate than the one it is compared with. */
	private static final double FORGIVEN_BYTES = 1e3;

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
			verdicts.add(of(row, null, "memory held: " + Quantity.bytes(limit) + " allowed, divided by ours",
					(double) limit / Math.max(1, held), 1));
		}
		return verdicts;
	}

	private static Verdict of(Row row, Figures other, Goal goal) {
		Figures ours = row.ours();
		String name = other.contender();
		return switch (goal.aspect()) {
			case SPEED -> of(row, other, "speed next to " + name, ours.timesAsFastAs(other), goal.atLeast());
			case P99 ->
				of(row, other, "p99 of " + name + ", divided by ours", ours.timesAsPromptAs(other), goal.atLeast());
			case ALLOCATION -> of(row, other, "bytes allocated by " + name + ", and 1 KB, divided by ours",
					(other.allocatedBytes() + FORGIVEN_BYTES) / ours.allocatedBytes(), goal.atLeast());
		};
	}

	private static Verdict of(Row row, @Nullable Figures other, String what, double figure, double atLeast) {
		return new Verdict(row.scenario(), row.title(), row.service(), (other != null) ? other.role() : null, what,
				figure, atLeast);
	}

}
