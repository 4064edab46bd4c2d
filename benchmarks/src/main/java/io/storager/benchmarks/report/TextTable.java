package io.storager.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table that reads well on a terminal and as Markdown. */
final class TextTable {

	private final List<List<String>> rows = new ArrayList<>();

	TextTable(String... headings) {
		add(headings);
	}

	void add(String... cells) {
		this.rows.add(List.of(cells));
	}

	@Override
	public String toString() {
		int[] widths = new int[this.rows.get(0).size()];
		for (List<String> row : this.rows) {
			for (int column = 0; column < widths.length; column++) {
				widths[column] = Math.max(widths[column], row.get(column).length());
			}
		}
		StringBuilder text = new StringBuilder();
		append(text, this.rows.get(0), widths);
		for (int width : widths) {
			text.append("|-").append("-".repeat(width)).append('-');
		}
		text.append("|\n");
		this.rows.subList(1, this.rows.size()).forEach((row) -> append(text, row, widths));
		return text.toString();
	}

	private static void append(StringBuilder text, List<String> row, int[] widths) {
		for (int column = 0; column < widths.length; column++) {
			String cell = row.get(column);
			text.append("| ").append(cell).append(" ".repeat(widths[column] - cell.length())).append(' ');
		}
		text.append("|\n");
	}

}
