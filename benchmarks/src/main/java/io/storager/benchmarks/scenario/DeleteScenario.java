package io.storager.benchmarks.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.Deleter;
import io.storager.benchmarks.measure.Outcome;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.ServerProcess;
import io.storager.benchmarks.server.Service;

/** Many objects are deleted; every request is slow. */
final class DeleteScenario implements Scenario {

	private static final String PREFIX = "doomed/";

	private static final Duration DELAY = Duration.ofMillis(5);

	private final Scale scale;

	private final List<String> keys;

	DeleteScenario(Scale scale) {
		this.scale = scale;
		this.keys = IntStream.range(0, scale.deleted()).mapToObj((index) -> ServerProcess.key(PREFIX, index)).toList();
	}

	@Override
	public String name() {
		return "delete";
	}

	@Override
	public String title() {
		return String.format(Locale.ROOT, "delete %,d keys, 5 ms a request", this.scale.deleted());
	}

	@Override
	public Unit unit() {
		return Unit.KEYS;
	}

	/** One by one it takes a minute each time. */
	@Override
	public Plan plan() {
		return new Plan(0, 2, false);
	}

	@Override
	public List<Goal> goals(Service service) {
		return Targets.of(50).goals(service);
	}

	@Override
	public boolean suits(Contender contender) {
		return contender instanceof Deleter;
	}

	@Override
	public void prepare(Stage stage, List<Contender> contenders) {
		stage.server().delay(DELAY);
	}

	@Override
	public void before(Stage stage) {
		stage.server().fill(stage.service(), PREFIX, this.scale.deleted(), 0);
	}

	@Override
	public Outcome run(Stage stage, Contender contender) {
		((Deleter) contender).delete(this.keys);
		return Outcome.of(this.keys.size());
	}

}
