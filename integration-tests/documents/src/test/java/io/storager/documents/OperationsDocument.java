package io.storager.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The tables of {@code docs/operations.md} as they stand. A method is named alone, or
 * with its type where that is {@code Servicer}.
 *
 * @param methods the methods
 * @param options what the services do with options
 * @param errors which methods end with which code
 * @param limits the limits of the services
 */
record OperationsDocument(List<MethodRow> methods, List<OptionRow> options, List<ErrorRow> errors,
		List<LimitRow> limits) {

	private static final Path FILE = Path.of("../../docs/operations.md");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final String YES = "yes";

	static OperationsDocument read() throws IOException {
		List<MethodRow> methods = rows("Methods").stream().map(MethodRow::of).toList();
		List<OptionRow> options = rows("Options").stream().map(OptionRow::of).toList();
		List<ErrorRow> errors = rows("Errors").stream().map((row) -> ErrorRow.of(row, methods)).toList();
		return new OperationsDocument(methods, options, errors, rows("Limits").stream().map(LimitRow::of).toList());
	}

	/** The rows of the table under a heading, cell by cell. */
	static List<List<String>> rows(String heading) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		boolean here = false;
		for (String line : Files.readAllLines(FILE)) {
			if (line.startsWith("## ")) {
				here = line.equals("## " + heading);
			}
			else if (here && line.startsWith("|")) {
				rows.add(Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
					.map(String::strip)
					.toList());
			}
		}
		// The heading of the table and the line below it.
		return rows.subList(2, rows.size());
	}

	static List<String> quoted(String cell) {
		return CODE.matcher(cell).results().map((MatchResult match) -> match.group(1)).toList();
	}

	/** What a service does with an option of a method. */
	String answer(String method, String option, String service) {
		List<OptionRow> rows = this.options.stream()
			.filter((row) -> row.options().contains(option) && row.methods().contains(method))
			.toList();
		if (rows.isEmpty()) {
			rows = this.options.stream()
				.filter((row) -> row.options().contains(option) && row.methods().isEmpty())
				.toList();
		}
		if (rows.size() != 1) {
			throw new AssertionError("%s rows tell of '%s' of '%s'".formatted(rows.size(), option, method));
		}
		return rows.get(0).answers().getOrDefault(service, "");
	}

	/**
	 * A row of the methods.
	 *
	 * @param type the interface
	 * @param names the methods that are alike
	 * @param operation what messages call them
	 * @param sends whether a request goes out
	 * @param options the options they take
	 * @param services whether each service has them
	 */
	record MethodRow(String type, List<String> names, String operation, boolean sends, List<String> options,
			Map<String, String> services) {

		private static MethodRow of(List<String> cells) {
			String type = quoted(cells.get(0)).get(0);
			List<String> names = quoted(cells.get(1)).stream()
				.map((name) -> type.equals("Servicer") ? "Servicer." + name : name)
				.toList();
			return new MethodRow(type, names, cells.get(2), cells.get(3).equals(YES), quoted(cells.get(4)),
					Map.of("oss", cells.get(5), "cos", cells.get(6)));
		}

	}

	/**
	 * A row of the options.
	 *
	 * @param options the options that are alike
	 * @param methods the methods that are meant, or none for all that no other row names
	 * @param answers what each service does: yes, no or what it takes alone
	 */
	record OptionRow(List<String> options, List<String> methods, Map<String, String> answers) {

		private static OptionRow of(List<String> cells) {
			return new OptionRow(quoted(cells.get(0)), quoted(cells.get(1)),
					Map.of("oss", cells.get(2), "cos", cells.get(3)));
		}

	}

	/**
	 * A row of the errors.
	 *
	 * @param code the code
	 * @param methods the methods that can end with it
	 */
	record ErrorRow(String code, Set<String> methods) {

		private static boolean meansAll(String cell, MethodRow row) {
			return cell.startsWith("all but") || (cell.equals("all that send") && row.sends())
					|| (cell.equals("all of a bucket that send") && row.sends() && !row.type().equals("Servicer"));
		}

		private static ErrorRow of(List<String> cells, List<MethodRow> all) {
			String cell = cells.get(2);
			Set<String> methods = new LinkedHashSet<>();
			all.stream().filter((row) -> meansAll(cell, row)).forEach((row) -> methods.addAll(row.names()));
			if (cell.startsWith("all but")) {
				quoted(cell).forEach(methods::remove);
			}
			else {
				methods.addAll(quoted(cell));
			}
			return new ErrorRow(quoted(cells.get(0)).get(0), methods);
		}

	}

	/**
	 * A row of the limits.
	 *
	 * @param name the component of {@code StorageMetadata}
	 * @param values the limit of each service
	 */
	record LimitRow(String name, Map<String, Long> values) {

		private static LimitRow of(List<String> cells) {
			return new LimitRow(quoted(cells.get(0)).get(0),
					Map.of("oss", value(cells.get(2)), "cos", value(cells.get(3))));
		}

		private static long value(String cell) {
			String[] words = cell.replace(",", "").split(" ", -1);
			int shift = (words.length == 1) ? 0 : 10 * (1 + List.of("KiB", "MiB", "GiB").indexOf(words[1]));
			return Long.parseLong(words[0]) << shift;
		}

	}

}
