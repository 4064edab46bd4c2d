package io.storager.benchmarks.scenario;

import java.util.List;

import io.storager.benchmarks.contender.SmallObjects;

/** Everything that the contenders have to do, with what this library has to reach. */
public final class Scenarios {

	private Scenarios() {
	}

	/** Return all scenarios in the order in which they are run. */
	public static List<Scenario> all(Scale scale) {
		return List.of(
				new SmallObjectScenario("put", (contender, key) -> contender.put(key, SmallObjectScenario.CONTENT),
						scale),
				new SmallObjectScenario("get", SmallObjects::get, scale),
				new SmallObjectScenario("stat", SmallObjects::stat, scale),
				new FileScenario(Direction.WRITE, scale, ServerState.IDLE, new Targets(1.5, 2.0)),
				new StreamScenario(Direction.WRITE, scale, ServerState.IDLE, new Targets(1.2, 1.6)),
				new StreamScenario(Direction.READ, scale, ServerState.IDLE, new Targets(1.5, 0.9)),
				new FileScenario(Direction.READ, scale, ServerState.IDLE, new Targets(1.5, 0.9)),
				new FileScenario(Direction.WRITE, scale, ServerState.SLOW, Targets.of(7)),
				new FileScenario(Direction.READ, scale, ServerState.SLOW, Targets.of(7)), new ListScenario(scale),
				new DeleteScenario(scale), new FileScenario(Direction.WRITE, scale, ServerState.HASHING, Targets.NONE),
				new StreamScenario(Direction.WRITE, scale, ServerState.HASHING, Targets.NONE));
	}

}
