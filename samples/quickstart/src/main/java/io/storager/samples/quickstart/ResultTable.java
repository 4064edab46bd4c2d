package io.storager.samples.quickstart;

import java.util.ArrayList;
import java.util.List;

/** A table whose first column is aligned to the left and all others to the right. */
final class ResultTable {

	private final List<List<String>> rows = new ArrayList<>();

	ResultTable(List<String> heading) {
		this.rows.add(List.copyOf(heading));
	}

	void add(List<String> row) {
		this.rows.add(List.copyOf(row));
	}

	void print(Terminal terminal) {
		int[] widths = new int[this.rows.get(0).size()];
		for (List<String> row : this.rows) {
			for (int i = 0; i < widths.length; i++) {
				widths[i] = Math.max(widths[i], Text.width(row.get(i)));
			}
		}
		for (int r = 0; r < this.rows.size(); r++) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < widths.length; i++) {
				String cell = this.rows.get(r).get(i);
				String padding = " ".repeat(widths[i] - Text.width(cell));
				line.append("  ").append((i == 0) ? cell + padding : padding + cell);
			}
			terminal.line("%s", line.toString().stripTrailing());
			if (r == 0) {
				terminal.line("  %s", "-".repeat(line.length() - 2));
			}
		}
	}

}
