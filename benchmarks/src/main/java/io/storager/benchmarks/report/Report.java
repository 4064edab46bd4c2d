package io.storager.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.measure.Latency;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.scenario.Scale;
import io.storager.benchmarks.scenario.Scenario;
import io.storager.benchmarks.scenario.Scenarios;
import org.jspecify.annotations.Nullable;

/**
 * All that came out. It names neither a host nor a time, so that two reports differ in
 * figures only.
 *
 * @param environment where it was measured
 * @param quick whether it was no more than a smoke test
 * @param rows the figures
 * @param verdicts what they mean
 */
public record Report(Environment environment, boolean quick, List<Row> rows, List<Verdict> verdicts) {

	private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

	/** Begin a report without figures. */
	public static Report empty(Environment environment, boolean quick) {
		return new Report(environment, quick, List.of(), List.of());
	}

	/** Read what was {@link #write written}. */
	public static Report read(Path file) throws IOException {
		return JSON.readValue(file.toFile(), Report.class);
	}

	/**
	 * Return a report with one more row, or another one in the place of an old one. The
	 * rows are in the order in which the scenarios are run.
	 */
	public Report with(Row row) {
		List<String> names = Scenarios.all(Scale.FULL).stream().map(Scenario::name).toList();
		List<Row> others = new ArrayList<>(this.rows);
		others.removeIf((other) -> other.scenario().equals(row.scenario()) && other.service() == row.service());
		others.add(row);
		others.sort(Comparator.comparing((Row each) -> names.indexOf(each.scenario())).thenComparing(Row::service));
		return new Report(this.environment, this.quick, List.copyOf(others), this.verdicts).judged();
	}

	/** Return the same figures, judged by the goals as they are now. */
	public Report judged() {
		List<Verdict> judged = new ArrayList<>();
		if (!this.quick) {
			List<Scenario> scenarios = Scenarios.all(Scale.FULL);
			for (Row row : this.rows) {
				scenarios.stream()
					.filter((scenario) -> scenario.name().equals(row.scenario()))
					.forEach((scenario) -> judged.addAll(Verdict.of(scenario, row)));
			}
		}
		return new Report(this.environment, this.quick, this.rows, List.copyOf(judged));
	}

	/** Return the report as Markdown. */
	public String text() {
		StringBuilder text = new StringBuilder();
		if (this.quick) {
			text.append("A smoke test: the figures mean nothing.\n\n");
		}
		text.append("Medians of rounds that took turns, on %s processors, Java %s\n\n"
			.formatted(this.environment.processors(), this.environment.java()));
		text.append(String.join("\n", sections()));
		return text.toString();
	}

	/** Return the parts of the text, each with its heading: verdicts first. */
	public List<String> sections() {
		List<String> sections = new ArrayList<>();
		if (!this.verdicts.isEmpty()) {
			String others = Stream.of(Role.RIVAL, Role.NATIVE).map(this::spread).collect(Collectors.joining());
			sections.add("### What has to be reached\n\n" + verdictTable() + others);
		}
		Map<String, List<Row>> works = this.rows.stream()
			.collect(Collectors.groupingBy(Row::title, LinkedHashMap::new, Collectors.toList()));
		works.forEach((title, group) -> sections.add("### " + sentence(title) + "\n\n" + figures(group)));
		return sections;
	}

	/** Return one row as Markdown, for who does not want to wait for the others. */
	public static String text(Row row) {
		return row.title() + "\n\n" + figures(List.of(row));
	}

	private static TextTable figures(List<Row> rows) {
		Unit unit = rows.get(0).unit();
		TextTable table = new TextTable("", "who", unit.rate(), "lowest - highest", "this library is", "bare socket",
				"p50", "p99", "p99.9", "allocated per " + unit.portion(), "processor per " + unit.portion(), "held");
		for (Row row : rows) {
			Figures bare = row.only(Role.BARE);
			for (Figures figures : row.figures()) {
				Latency latency = figures.latencies().isEmpty() ? null : Latency.median(figures.latencies());
				table.add(row.service().name(), figures.contender(), Quantity.number(figures.rate().median()),
						Quantity.number(figures.rate().lowest()) + " - " + Quantity.number(figures.rate().highest()),
						(figures.role() == Role.OURS) ? "" : Quantity.ratio(row.ours().timesAsFastAs(figures)),
						(bare == null || bare == figures) ? "" : Quantity.percent(figures.timesAsFastAs(bare)),
						(latency != null) ? Quantity.micros(latency.p50()) : "",
						(latency != null) ? Quantity.micros(latency.p99()) : "",
						(latency != null) ? Quantity.micros(latency.p999()) : "",
						Quantity.bytes(figures.allocatedBytes()), Quantity.micros(figures.processorMicros()),
						held(figures.heldBytes()));
			}
		}
		return table;
	}

	private static String held(@Nullable Long bytes) {
		return (bytes != null) ? Quantity.bytes(bytes) : "";
	}

	private TextTable verdictTable() {
		TextTable table = new TextTable("", "work", "what", "is", "at least");
		for (Verdict verdict : this.verdicts) {
			// Of these the lowest and the highest are told.
			if (verdict.against() == Role.RIVAL && verdict.reached()) {
				continue;
			}
			table.add(verdict.service().name(), verdict.title(), verdict.what(), Quantity.ratio(verdict.figure()),
					Quantity.number(verdict.atLeast()) + (verdict.reached() ? "" : ", **not reached**"));
		}
		return table;
	}

	/** Tell where another library comes closest and where it does not. */
	private String spread(Role role) {
		List<Row> together = this.rows.stream().filter((row) -> row.only(role) != null).toList();
		if (together.isEmpty()) {
			return "";
		}
		Comparator<Row> order = Comparator.comparingDouble((Row row) -> ratio(row, role));
		Row lowest = Collections.min(together, order);
		Row highest = Collections.max(together, order);
		return "\nNext to %s this library is %s as fast at least (%s) and %s at most (%s).\n".formatted(
				Objects.requireNonNull(lowest.only(role)).contender(), Quantity.ratio(ratio(lowest, role)),
				name(lowest), Quantity.ratio(ratio(highest, role)), name(highest));
	}

	private static double ratio(Row row, Role role) {
		return row.ours().timesAsFastAs(Objects.requireNonNull(row.only(role)));
	}

	private static String name(Row row) {
		return row.title() + ", " + row.service();
	}

	private static String sentence(String words) {
		return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

	/** Write the report as JSON. */
	public void write(Path file) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		JSON.writeValue(file.toFile(), this);
	}

}
