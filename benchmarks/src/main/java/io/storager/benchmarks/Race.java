package io.storager.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.Contenders;
import io.storager.benchmarks.measure.HeapWatch;
import io.storager.benchmarks.measure.Measurement;
import io.storager.benchmarks.measure.Meter;
import io.storager.benchmarks.report.Figures;
import io.storager.benchmarks.report.Row;
import io.storager.benchmarks.scenario.Plan;
import io.storager.benchmarks.scenario.Scenario;
import io.storager.benchmarks.scenario.Stage;
import io.storager.benchmarks.server.ServerProcess;
import io.storager.benchmarks.server.Service;

/**
 * Lets the contenders of one scenario take turns, against one emulator that is theirs
 * alone. Each round begins with another contender, so that nobody always comes first.
 */
final class Race {

	private final Scenario scenario;

	private final Service service;

	private final Plan plan;

	Race(Scenario scenario, Service service, Plan plan) {
		this.scenario = scenario;
		this.service = service;
		this.plan = plan;
	}

	/** Run it from beginning to end. */
	Row run() throws IOException {
		Path folder = Files.createTempDirectory("benchmark");
		try (ServerProcess server = ServerProcess.start(this.service, !this.scenario.serverComputes())) {
			List<Contender> everybody = Contenders.of(this.service, server, this.scenario.ways());
			try {
				return run(new Stage(this.service, server, folder),
						everybody.stream().filter(this.scenario::suits).toList());
			}
			finally {
				everybody.forEach(Contender::close);
			}
		}
		finally {
			delete(folder);
		}
	}

	private Row run(Stage stage, List<Contender> contenders) throws IOException {
		this.scenario.prepare(stage, contenders);
		for (int round = 1; round <= this.plan.warmUps(); round++) {
			tell("warm-up " + round + " of " + this.plan.warmUps());
			round(stage, contenders, round);
		}
		Map<Contender, List<Measurement>> measured = new LinkedHashMap<>();
		for (int round = 1; round <= this.plan.rounds(); round++) {
			tell("round " + round + " of " + this.plan.rounds());
			round(stage, contenders, round).forEach((contender,
					measurement) -> measured.computeIfAbsent(contender, (key) -> new ArrayList<>()).add(measurement));
		}
		List<Figures> figures = new ArrayList<>();
		for (Contender contender : contenders) {
			figures.add(Figures.of(contender.name(), contender.role(), this.scenario.unit(),
					measured.getOrDefault(contender, List.of()),
					this.plan.watchHeap() ? held(stage, contender) : null));
		}
		return new Row(this.scenario.name(), this.scenario.title(), this.service, this.scenario.unit(), figures);
	}

	private Map<Contender, Measurement> round(Stage stage, List<Contender> contenders, int number) throws IOException {
		List<Contender> turns = new ArrayList<>(contenders);
		Collections.rotate(turns, number);
		Map<Contender, Measurement> measured = new LinkedHashMap<>();
		for (Contender contender : turns) {
			this.scenario.before(stage);
			measured.put(contender, Meter.measure(() -> this.scenario.run(stage, contender)));
		}
		return measured;
	}

	private long held(Stage stage, Contender contender) throws IOException {
		tell("memory held by " + contender.name());
		this.scenario.before(stage);
		return HeapWatch.peak(() -> this.scenario.run(stage, contender));
	}

	private void tell(String what) {
		System.err.println(this.scenario.name() + "/" + this.service + ": " + what);
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
