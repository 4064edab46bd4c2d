package io.storager.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.storager.ErrorCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code docs/troubleshooting.md} quotes is what the program says. */
class TroubleshootingTests {

	private static final Path ROOT = Path.of("../..");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Pattern CODE_HEADING = Pattern.compile("## `([A-Z_]+)`");

	/** They are about calls that no service takes: the message says it all. */
	private static final Set<ErrorCode> SELF_EVIDENT = EnumSet.of(ErrorCode.OBJECT_MODE_INVALID,
			ErrorCode.LIST_MODE_INVALID);

	@Test
	void hasASectionForEveryCode() throws IOException {
		List<String> codes = lines("troubleshooting.md").map(CODE_HEADING::matcher)
			.filter((heading) -> heading.matches())
			.map((heading) -> heading.group(1))
			.toList();
		assertThat(codes).containsExactlyInAnyOrderElementsOf(
				EnumSet.complementOf(EnumSet.copyOf(SELF_EVIDENT)).stream().map(Enum::name).toList());
	}

	@Test
	void quotesWhatTheProgramSays() throws IOException {
		String source = source();
		List<String> quoted = new ArrayList<>();
		boolean codes = false;
		for (String line : lines("troubleshooting.md").toList()) {
			codes = line.startsWith("## ") ? CODE_HEADING.matcher(line).matches() : codes;
			if (codes && line.startsWith("| `")) {
				quoted.addAll(CODE.matcher(line.substring(0, line.indexOf('|', 1)))
					.results()
					.map((message) -> message.group(1))
					.toList());
			}
		}
		assertThat(quoted).hasSizeGreaterThan(30)
			.allSatisfy((message) -> assertThat(Arrays.stream(message.split("\\.\\.\\.")))
				.allSatisfy((piece) -> assertThat(source.contains(piece.strip())).as("'%s'", piece).isTrue()));
	}

	@Test
	void isTheSameInBothLanguages() throws IOException {
		assertThat(shape("troubleshooting.zh-CN.md")).isEqualTo(shape("troubleshooting.md"));
	}

	/** Headings by their level, tables by the code in their first column, code blocks. */
	private static List<String> shape(String document) throws IOException {
		List<String> shape = new ArrayList<>();
		boolean block = false;
		for (String line : lines(document).toList()) {
			block = line.startsWith("```") ? !block : block;
			if (block) {
				shape.add(line);
			}
			else if (line.startsWith("#")) {
				shape.add(line.substring(0, line.indexOf(' ')) + codes(line));
			}
			else if (line.startsWith("| ")) {
				shape.add("|" + codes(line.substring(0, line.indexOf('|', 1))));
			}
		}
		return shape;
	}

	private static List<String> codes(String text) {
		return CODE.matcher(text).results().map((code) -> code.group(1)).toList();
	}

	private static Stream<String> lines(String document) throws IOException {
		return Files.readString(ROOT.resolve("docs").resolve(document)).lines();
	}

	/** All string literals of the program, those of several lines put together. */
	private static String source() throws IOException {
		StringBuilder source = new StringBuilder();
		for (String module : List.of("storage-core", "storage-oss", "storage-cos")) {
			try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
				for (Path file : files.filter((each) -> each.toString().endsWith(".java")).toList()) {
					source.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
				}
			}
		}
		return source.toString();
	}

}
