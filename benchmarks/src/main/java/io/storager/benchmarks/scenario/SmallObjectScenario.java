package io.storager.benchmarks.scenario;

import java.io.IOException;
import java.util.List;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.contender.SmallObjects;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.Service;

/** One thread does the same with a small object over and over again. */
final class SmallObjectScenario implements Scenario {

	static final byte[] CONTENT = RepeatedBytes.random(4096);

	private static final String KEY = "small";

	private final String name;

	private final Operation operation;

	private final Scale scale;

	SmallObjectScenario(String name, Operation operation, Scale scale) {
		this.name = name;
		this.operation = operation;
		this.scale = scale;
	}

	@Override
	public String name() {
		return this.name + "-small";
	}

	@Override
	public String title() {
		return this.name + " of 4 KiB";
	}

	@Override
	public Unit unit() {
		return Unit.OPERATIONS;
	}

	/** Many short rounds: whatever else the machine does then hits everybody alike. */
	@Override
	public Plan plan() {
		return new Plan(6, 25, false);
	}

	@Override
	public List<Goal> goals(Service service) {
		List<Goal> goals = Targets.of(1).goals(service);
		goals.add(new Goal(Goal.Aspect.ALLOCATION, Role.RAW, 1));
		return goals;
	}

	@Override
	public boolean suits(Contender contender) {
		return contender instanceof SmallObjects;
	}

	@Override
	public void prepare(Stage stage, List<Contender> contenders) {
		((SmallObjects) contenders.get(0)).put(KEY, CONTENT);
	}

	@Override
	public long run(Stage stage, Contender contender) throws IOException {
		SmallObjects small = (SmallObjects) contender;
		long end = System.nanoTime() + this.scale.slice().toNanos();
		long count = 0;
		while (System.nanoTime() < end) {
			this.operation.run(small, KEY);
			count++;
		}
		return count;
	}

	/** What is done over and over again. */
	interface Operation {

		void run(SmallObjects contender, String key) throws IOException;

	}

}
