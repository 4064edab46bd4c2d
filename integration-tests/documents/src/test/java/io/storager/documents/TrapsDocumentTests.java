package io.storager.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/traps.md} names a test for each trap, and the test is there. */
class TrapsDocumentTests {

	private static final Path ROOT = Path.of("../..");

	private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

	@Test
	void namesTestsThatAreThere() throws IOException {
		Matcher test = TEST.matcher(document());
		int count = 0;
		while (test.find()) {
			String source = Files.readString(source(test.group(1)));
			int name = source.indexOf("void " + test.group(2) + "(");
			assertThat(name).as(test.group()).isNotNegative();
			assertThat(source.substring(source.lastIndexOf("\n\n", name), name)).as(test.group())
				.containsPattern("@(Parameterized|Repeated)?Test\\b");
			count++;
		}
		assertThat(count).isGreaterThan(50);
	}

	@Test
	void namesATestInEveryRow() throws IOException {
		List<String> rows = document().lines()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| trap "))
			.toList();
		assertThat(rows).isNotEmpty().allMatch((row) -> TEST.matcher(row).find());
		IntStream.rangeClosed(1, 18)
			.forEach((number) -> assertThat(rows).filteredOn((row) -> row.startsWith("| %s. ".formatted(number)))
				.as("trap %s", number)
				.hasSize(1));
	}

	private static String document() throws IOException {
		return Files.readString(ROOT.resolve("docs/traps.md"));
	}

	private static Path source(String test) throws IOException {
		for (String sources : List.of("storage-core/src/test", "storage-test/src", "storage-oss/src/test",
				"storage-cos/src/test")) {
			try (Stream<Path> files = Files.walk(ROOT.resolve(sources))) {
				List<Path> found = files.filter((file) -> file.endsWith(test + ".java")).toList();
				if (!found.isEmpty()) {
					return found.get(0);
				}
			}
		}
		throw new AssertionError("there is no " + test);
	}

}
