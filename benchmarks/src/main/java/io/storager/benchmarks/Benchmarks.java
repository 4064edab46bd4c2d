package io.storager.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.storager.benchmarks.report.Environment;
import io.storager.benchmarks.report.PerformancePage;
import io.storager.benchmarks.report.Report;
import io.storager.benchmarks.report.Row;
import io.storager.benchmarks.scenario.Plan;
import io.storager.benchmarks.scenario.Scale;
import io.storager.benchmarks.scenario.Scenario;
import io.storager.benchmarks.scenario.Scenarios;
import io.storager.benchmarks.server.Service;

/** Runs what the arguments ask for. */
public final class Benchmarks {

	private static final int USAGE_ERROR = 2;

	private static final Path FOLDER = Path.of("benchmarks");

	private static final Path KEPT = FOLDER.resolve("results.json");

	private static final Path PAGE = Path.of("docs/performance.md");

	private Benchmarks() {
	}

	/**
	 * Run.
	 * @param arguments see {@code --help}
	 */
	public static void main(String[] arguments) throws IOException {
		if (arguments.length > 0 && arguments[0].equals("jmh")) {
			org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
			return;
		}
		try {
			if (arguments.length == 1 && arguments[0].equals("report")) {
				report();
				return;
			}
			Arguments parsed = Arguments.parse(arguments);
			if (parsed.help()) {
				System.out.print(Arguments.HELP);
				return;
			}
			run(parsed);
		}
		catch (IllegalArgumentException ex) {
			System.err.println("benchmarks: " + ex.getMessage());
			System.exit(USAGE_ERROR);
		}
	}

	/** Judge and print what was measured before, and put it into the page. */
	private static void report() throws IOException {
		Report report = Report.read(KEPT).judged();
		report.write(KEPT);
		System.out.print(report.text());
		Files.writeString(PAGE, PerformancePage.with(Files.readString(PAGE), report.sections()));
		System.out.println("\nThe tables are in " + PAGE + " now.");
	}

	private static void run(Arguments arguments) throws IOException {
		if (!Files.isDirectory(FOLDER)) {
			throw new IllegalArgumentException(
					"run it in the project's root folder: there is no folder '" + FOLDER + "' here for the results");
		}
		Path results = (arguments.complete() || arguments.update()) ? KEPT : FOLDER.resolve("target/results.json");
		Report report = arguments.update() ? Report.read(KEPT) : Report.empty(Environment.here(), arguments.quick());
		for (Entry entry : chosen(arguments)) {
			Row row = new Race(entry.scenario(), entry.service(), plan(entry.scenario(), arguments)).run();
			report = report.with(row);
			System.err.println(Report.text(row));
			// Whoever ends it early has what was measured until then.
			report.write(results);
		}
		System.out.print(report.text());
		System.out.println("\nThe same for programs: " + results);
	}

	private static List<Entry> chosen(Arguments arguments) {
		List<Entry> all = Scenarios.all(arguments.quick() ? Scale.QUICK : Scale.FULL)
			.stream()
			.flatMap((scenario) -> Arrays.stream(Service.values()).map((service) -> new Entry(scenario, service)))
			.toList();
		List<Entry> chosen = all.stream()
			.filter((entry) -> arguments.only() == null || arguments.only().matcher(entry.name()).find())
			.toList();
		if (chosen.isEmpty()) {
			throw new IllegalArgumentException("--only '" + arguments.only() + "' is found in none of "
					+ String.join(", ", all.stream().map(Entry::name).toList()));
		}
		return chosen;
	}

	private static Plan plan(Scenario scenario, Arguments arguments) {
		if (arguments.quick()) {
			return new Plan(0, (arguments.rounds() != null) ? arguments.rounds() : 1, scenario.plan().watchHeap());
		}
		return (arguments.rounds() != null) ? scenario.plan().withRounds(arguments.rounds()) : scenario.plan();
	}

	/**
	 * A scenario with a service.
	 *
	 * @param scenario the scenario
	 * @param service the service
	 */
	private record Entry(Scenario scenario, Service service) {

		String name() {
			return this.scenario.name() + "/" + this.service;
		}

	}

}
