package io.storager.benchmarks.report;

import java.util.List;

import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.Service;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one scenario with one service.
 *
 * @param scenario the scenario's name
 * @param title what it is called
 * @param service the service
 * @param unit what was counted
 * @param figures what the contenders reached, this library first
 */
public record Row(String scenario, String title, Service service, Unit unit, List<Figures> figures) {

	/** Return what the only contender with a role reached, if there is one. */
	@Nullable Figures only(Role role) {
		return this.figures.stream().filter((each) -> each.role() == role).findFirst().orElse(null);
	}

	/** Return what this library reached. */
	public Figures ours() {
		return this.figures.get(0);
	}

}
