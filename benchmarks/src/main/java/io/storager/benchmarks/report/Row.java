package io.storager.benchmarks.report;

import java.util.List;

import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.Service;

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

	/** Return what this library reached. */
	public Figures ours() {
		return this.figures.get(0);
	}

}
