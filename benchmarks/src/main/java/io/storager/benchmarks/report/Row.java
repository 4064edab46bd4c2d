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

	/** Return the speeds in a line for each contender. */
	public String summary() {
		StringBuilder summary = new StringBuilder();
		for (Figures contender : this.figures) {
			summary.append("%s/%s: %s: %s %s, processor %s, allocated %s, held %s, this library is %s%n".formatted(
					this.scenario, this.service, contender.contender(), Quantity.number(contender.rate().median()),
					this.unit.rate(), Quantity.micros(contender.processorMicros()),
					Quantity.bytes(contender.allocatedBytes()),
					(contender.heldBytes() != null) ? Quantity.bytes(contender.heldBytes()) : "-",
					Quantity.ratio(ours().timesAsFastAs(contender))));
		}
		return summary.toString();
	}

}
