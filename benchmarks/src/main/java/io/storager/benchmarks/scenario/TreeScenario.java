package io.storager.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.ObjectCopier;
import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.contender.TreeCopier;
import io.storager.benchmarks.measure.Outcome;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.ServerProcess;
import io.storager.benchmarks.server.Service;

/**
 * Many small objects are read and stored under other keys, as between two services: no
 * service can copy by itself there. Every request is slow.
 */
final class TreeScenario implements Scenario {

	private static final String SOURCE = "tree/";

	private static final String TARGET = "copy/";

	private static final Duration DELAY = Duration.ofMillis(5);

	private static final int SIZE = 4096;

	/** Who copies one by one is as fast with the first of them as with all. */
	private static final int ONE_BY_ONE = 500;

	/** A page of a listing and what is under way, however many objects there are. */
	private static final long HEAP_LIMIT = 16 << 20;

	private final Scale scale;

	TreeScenario(Scale scale) {
		this.scale = scale;
	}

	@Override
	public String name() {
		return "copy-tree";
	}

	@Override
	public String title() {
		return String.format(Locale.ROOT, "copy %,d objects of 4 KiB through the client, 5 ms a request",
				this.scale.copied());
	}

	@Override
	public Unit unit() {
		return Unit.KEYS;
	}

	@Override
	public Plan plan() {
		return new Plan(0, 5, true);
	}

	@Override
	public List<Goal> goals(Service service) {
		return List.of(new Goal(Goal.Aspect.SPEED, Role.RAW, 20));
	}

	@Override
	public Long heapLimit() {
		return HEAP_LIMIT;
	}

	@Override
	public boolean suits(Contender contender) {
		return contender instanceof TreeCopier || contender instanceof ObjectCopier;
	}

	@Override
	public void prepare(Stage stage, List<Contender> contenders) {
		stage.server().fill(stage.service(), SOURCE, this.scale.copied(), SIZE);
		stage.server().delay(DELAY);
	}

	@Override
	public Outcome run(Stage stage, Contender contender) throws IOException {
		if (contender instanceof TreeCopier trees) {
			long copied = trees.copyTree(SOURCE, TARGET);
			if (copied != this.scale.copied()) {
				throw new IOException("Copied " + copied + " objects of " + this.scale.copied());
			}
			return Outcome.of(copied);
		}
		int count = Math.min(ONE_BY_ONE, this.scale.copied());
		for (int index = 0; index < count; index++) {
			((ObjectCopier) contender).copy(ServerProcess.key(SOURCE, index), ServerProcess.key(TARGET, index));
		}
		return Outcome.of(count);
	}

}
