package io.storager.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.measure.Unit;

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

	/** Return the report as Markdown. */
	public String text() {
		StringBuilder text = new StringBuilder();
		if (this.quick) {
			text.append("A smoke test: the figures mean nothing.\n\n");
		}
		text.append("Medians of rounds that took turns, on %s processors, Java %s\n"
			.formatted(this.environment.processors(), this.environment.java()));
		this.rows.stream()
			.collect(Collectors.groupingBy(Row::title, LinkedHashMap::new, Collectors.toList()))
			.forEach((title, group) -> text.append("\n### ").append(title).append("\n\n").append(figures(group)));
		if (!this.verdicts.isEmpty()) {
			text.append("\n### verdicts\n\n").append(verdictTable());
		}
		return text.toString();
	}

	/** Return one row as Markdown, for who does not want to wait for the others. */
	public static String text(Row row) {
		return row.title() + "\n\n" + figures(List.of(row));
	}

	private static TextTable figures(List<Row> rows) {
		Unit unit = rows.get(0).unit();
		TextTable table = new TextTable("", "who", unit.rate(), "lowest - highest", "this library is",
				"allocated per " + unit.portion(), "processor per " + unit.portion(), "held");
		for (Row row : rows) {
			for (Figures figures : row.figures()) {
				table.add(row.service().name(), figures.contender(), Quantity.number(figures.rate().median()),
						Quantity.number(figures.rate().lowest()) + " - " + Quantity.number(figures.rate().highest()),
						(figures.role() == Role.OURS) ? "" : Quantity.ratio(row.ours().timesAsFastAs(figures)),
						Quantity.bytes(figures.allocatedBytes()), Quantity.micros(figures.processorMicros()),
						(figures.heldBytes() != null) ? Quantity.bytes(figures.heldBytes()) : "");
			}
		}
		return table;
	}

	private TextTable verdictTable() {
		TextTable table = new TextTable("", "work", "this library's", "is", "at least", "reached");
		for (Verdict verdict : this.verdicts) {
			table.add(verdict.service().name(), verdict.title(), verdict.what(), Quantity.ratio(verdict.figure()),
					Quantity.ratio(verdict.atLeast()), verdict.reached() ? "yes" : "no");
		}
		return table;
	}

	/** Write the report as JSON. */
	public void write(Path file) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
	}

}
