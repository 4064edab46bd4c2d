package io.storager.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each document in two languages has the same headings, tables and code in both.
 */
class TranslationsTests {

	private static final Path ROOT = Path.of("../..");

	private static final String CHINESE = ".zh-CN.md";

	private static final Pattern COMMENT = Pattern.compile("(^|\\s+)(#|//|<!--)\\s.*$");

	@Test
	void areFound() throws IOException {
		assertThat(translations()).extracting((file) -> String.valueOf(file.getFileName()))
			.contains("README.zh-CN.md", "guide.zh-CN.md");
	}

	@ParameterizedTest
	@MethodSource("translations")
	void haveTheHeadingsOfTheOriginal(Path translation) throws IOException {
		assertThat(outline(translation, "#+(?= )")).isEqualTo(outline(original(translation), "#+(?= )"));
	}

	/** The numbers of rows between headings. */
	@ParameterizedTest
	@MethodSource("translations")
	void haveTheTablesOfTheOriginal(Path translation) throws IOException {
		assertThat(outline(translation, "#+(?= )|\\|")).isEqualTo(outline(original(translation), "#+(?= )|\\|"));
	}

	@ParameterizedTest
	@MethodSource("translations")
	void haveTheCodeOfTheOriginal(Path translation) throws IOException {
		assertThat(code(translation)).isEqualTo(code(original(translation)));
	}

	@ParameterizedTest
	@MethodSource("translations")
	void areLinkedInBothDirections(Path translation) throws IOException {
		Path original = original(translation);
		assertThat(Files.readString(original)).contains("(" + translation.getFileName() + ")");
		assertThat(Files.readString(translation)).contains("(" + original.getFileName() + ")");
	}

	private static Stream<Path> translations() throws IOException {
		List<Path> found = new ArrayList<>();
		for (String folder : List.of(".", "docs", "samples/quickstart", "samples/file-manager")) {
			try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
				files.filter((file) -> file.toString().endsWith(CHINESE)).sorted().forEach(found::add);
			}
		}
		return found.stream();
	}

	private static Path original(Path translation) {
		String name = String.valueOf(translation.getFileName());
		return translation.resolveSibling(name.substring(0, name.length() - CHINESE.length()) + ".md");
	}

	/** What lines outside of code begin with, where that matches. */
	private static List<String> outline(Path document, String beginning) throws IOException {
		Pattern pattern = Pattern.compile("(" + beginning + ").*");
		List<String> outline = new ArrayList<>();
		boolean fenced = false;
		for (String line : Files.readAllLines(document)) {
			if (line.startsWith("```")) {
				fenced = !fenced;
			}
			else if (!fenced && pattern.matcher(line).matches()) {
				outline.add(pattern.matcher(line).replaceFirst("$1"));
			}
		}
		return outline;
	}

	/** The lines of the fenced blocks, without comments, which may be translated. */
	private static List<String> code(Path document) throws IOException {
		List<String> code = new ArrayList<>();
		boolean fenced = false;
		for (String line : Files.readAllLines(document)) {
			if (line.startsWith("```")) {
				fenced = !fenced;
				code.add(line);
			}
			else if (fenced) {
				code.add(COMMENT.matcher(line).replaceFirst(""));
			}
		}
		return code;
	}

}
