package io.storager.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's commands can be found by {@code .ci/run}, and its links lead somewhere.
 */
class ReadmeTests {

	private static final Path ROOT = Path.of("../..");

	private static final Pattern FENCED = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```");

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://)([^)#]+)(?:#[^)]*)?\\)");

	@ParameterizedTest
	@CsvSource({ "README.md, Run it", "README.md, Test it", "README.zh-CN.md, 运行", "README.zh-CN.md, 测试" })
	void hasOneCommandUnderEachHeading(String document, String heading) throws IOException {
		assertThat(commands(document, heading)).singleElement().asString().startsWith("mvn ");
	}

	@Test
	void saysTheSameInBothLanguages() throws IOException {
		assertThat(commands("README.zh-CN.md", "运行")).isEqualTo(commands("README.md", "Run it"));
		assertThat(commands("README.zh-CN.md", "测试")).isEqualTo(commands("README.md", "Test it"));
	}

	@Test
	void linksToWhatIsThere() throws IOException {
		try (Stream<Path> documents = Stream.concat(Files.list(ROOT), Files.list(ROOT.resolve("docs")))) {
			for (Path document : documents.filter((file) -> file.toString().endsWith(".md")).toList()) {
				Matcher link = LINK.matcher(Files.readString(document));
				while (link.find()) {
					assertThat(document.resolveSibling(link.group(1))).as("link in %s", document).exists();
				}
			}
		}
	}

	private static List<String> commands(String document, String heading) throws IOException {
		String text = Files.readString(ROOT.resolve(document));
		int start = text.indexOf("\n## " + heading + "\n");
		assertThat(start).as("heading '%s' in %s", heading, document).isNotNegative();
		int end = text.indexOf("\n## ", start + 1);
		List<String> commands = new ArrayList<>();
		Matcher block = FENCED.matcher(text.substring(start, end));
		while (block.find()) {
			block.group(1).lines().forEach(commands::add);
		}
		return commands;
	}

}
