package io.storager.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table that reads well on a terminal and as Markdown. Columns without any content are
 * left out.
 */
final class TextTable {

	private static final int LEFT_OUT = -1;

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
		for (int column = 1; column < widths.length; column++) {
			if (empty(column)) {
				widths[column] = LEFT_OUT;
			}
		}
		StringBuilder text = new StringBuilder();
		append(text, this.rows.get(0), widths);
		for (int width : widths) {
			if (width != LEFT_OUT) {
				text.append("|-").append("-".repeat(width)).append('-');
			}
		}
		text.append("|\n");
		this.rows.subList(1, this.rows.size()).forEach((row) -> append(text, row, widths));
		return text.toString();
	}

	private boolean empty(int column) {
		return this.rows.stream().skip(1).allMatch((row) -> row.get(column).isEmpty());
	}

	private static void append(StringBuilder text, List<String> row, int[] widths) {
		for (int column = 0; column < widths.length; column++) {
			if (widths[column] == LEFT_OUT) {
				continue;
			}
			String cell = row.get(column);
			text.append("| ").append(cell).append(" ".repeat(widths[column] - cell.length())).append(' ');
		}
		text.append("|\n");
	}

}
