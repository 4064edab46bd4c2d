package io.storager.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.Lister;
import io.storager.benchmarks.measure.Outcome;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.Service;

/** All keys of a big directory are looked at; every page is slow to come. */
final class ListScenario implements Scenario {

	private static final String PREFIX = "many/";

	private static final Duration DELAY = Duration.ofMillis(20);

	/** A few pages, however many there are. */
	private static final long HEAP_LIMIT = 16 << 20;

	private final Scale scale;

	ListScenario(Scale scale) {
		this.scale = scale;
	}

	@Override
	public String name() {
		return "list";
	}

	@Override
	public String title() {
		return String.format(Locale.ROOT, "list %,d keys, 20 ms a page", this.scale.listed());
	}

	@Override
	public Unit unit() {
		return Unit.KEYS;
	}

	/** Half a minute each; whoever comes first in a cold JVM would pay for all. */
	@Override
	public Plan plan() {
		return new Plan(1, 2, true);
	}

	@Override
	public List<Goal> goals(Service service) {
		return Targets.of(0.9).goals(service);
	}

	@Override
	public Long heapLimit() {
		return HEAP_LIMIT;
	}

	@Override
	public boolean suits(Contender contender) {
		return contender instanceof Lister;
	}

	@Override
	public void prepare(Stage stage, List<Contender> contenders) {
		stage.server().fill(stage.service(), PREFIX, this.scale.listed(), 0);
		stage.server().delay(DELAY);
	}

	@Override
	public Outcome run(Stage stage, Contender contender) throws IOException {
		AtomicLong count = new AtomicLong();
		((Lister) contender).list(PREFIX, (key) -> count.incrementAndGet());
		if (count.get() != this.scale.listed()) {
			throw new IOException("Listed " + count + " keys of " + this.scale.listed());
		}
		return Outcome.of(count.get());
	}

}
