package io.storager.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;

import io.storager.benchmarks.contender.SmallObjects;

/** Everything that the contenders have to do, with what this library has to reach. */
public final class Scenarios {

	private static final int[] THREADS = { 1, SmallObjectScenario.JUDGED_THREADS, 200 };

	private Scenarios() {
	}

	/** Return all scenarios in the order in which they are run. */
	public static List<Scenario> all(Scale scale) {
		List<Scenario> scenarios = new ArrayList<>();
		for (int threads : THREADS) {
			scenarios.add(new SmallObjectScenario("put",
					(contender, key) -> contender.put(key, SmallObjectScenario.CONTENT), threads, scale));
			scenarios.add(new SmallObjectScenario("get", SmallObjects::get, threads, scale));
			scenarios.add(new SmallObjectScenario("stat", SmallObjects::stat, threads, scale));
		}
		scenarios.addAll(List.of(new FileScenario(Direction.WRITE, scale, ServerState.IDLE, new Targets(2.0, 2.0)),
				new StreamScenario(Direction.WRITE, scale, ServerState.IDLE, new Targets(1.2, 1.6)),
				new StreamScenario(Direction.READ, scale, ServerState.IDLE, new Targets(1.5, 0.9)),
				new FileScenario(Direction.READ, scale, ServerState.IDLE, new Targets(1.5, 0.9)),
				new FileScenario(Direction.WRITE, scale, ServerState.SLOW, Targets.of(7)),
				new FileScenario(Direction.READ, scale, ServerState.SLOW, Targets.of(7)), new ListScenario(scale),
				new DeleteScenario(scale), new TreeScenario(scale),
				new FileScenario(Direction.WRITE, scale, ServerState.HASHING, Targets.NONE),
				new StreamScenario(Direction.WRITE, scale, ServerState.HASHING, Targets.NONE)));
		return scenarios;
	}

}
