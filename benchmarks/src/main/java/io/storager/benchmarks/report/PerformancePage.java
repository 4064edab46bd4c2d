package io.storager.benchmarks.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page that shows the figures: between the tables are words that people wrote. */
public final class PerformancePage {

	private static final String FIGURES = "\n## Figures\n";

	private static final String CHAPTER = "\n## ";

	private static final String SECTION = "(?m)^(?=### )";

	private PerformancePage() {
	}

	/**
	 * Put sections into the place of those with the same headings. What other sections
	 * there are stay behind those that they were behind.
	 * @throws IllegalArgumentException if the page has no chapter for figures
	 */
	public static String with(String page, List<String> sections) {
		int start = page.indexOf(FIGURES);
		if (start < 0) {
			throw new IllegalArgumentException("The page has no chapter 'Figures'");
		}
		int next = page.indexOf(CHAPTER, start + FIGURES.length());
		int end = (next < 0) ? page.length() : next;
		Map<String, String> measured = new LinkedHashMap<>();
		sections.forEach((section) -> measured.put(heading(section), section));
		List<String> text = new ArrayList<>();
		Map<String, List<String>> written = new HashMap<>();
		String before = "";
		for (String section : page.substring(start, end).split(SECTION)) {
			if (measured.containsKey(heading(section))) {
				before = heading(section);
			}
			else {
				written.computeIfAbsent(before, (key) -> new ArrayList<>()).add(section);
			}
		}
		text.addAll(written.getOrDefault("", List.of()));
		measured.forEach((heading, section) -> {
			text.add(section);
			text.addAll(written.getOrDefault(heading, List.of()));
		});
		String chapter = String.join("\n\n", text.stream().map(String::strip).toList());
		return page.substring(0, start) + "\n" + chapter + "\n" + page.substring(end);
	}

	private static String heading(String section) {
		return section.lines().findFirst().orElse("");
	}

}
