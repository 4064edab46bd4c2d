package io.storager.documents;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/configuration.md} and its translation have every property, with the default
 * that it has.
 */
class ConfigurationDocumentTests {

	private static final Pattern ROW = Pattern
		.compile("\\| `((?:storage|management)\\.[^`]+)` \\| (?:`([^`]*)`)? ?\\|.*");

	@ParameterizedTest
	@ValueSource(strings = { "configuration.md", "configuration.zh-CN.md" })
	void tellsEveryPropertyAndItsDefault(String document) throws IOException {
		Map<String, String> generated = generated();
		assertThat(generated).containsKeys("storage.oss.credential", "storage.cos.client.proxy.port");
		assertThat(documented(document)).containsExactlyInAnyOrderEntriesOf(generated);
	}

	private static Map<String, String> documented(String document) throws IOException {
		Map<String, String> properties = new TreeMap<>();
		for (String line : Files.readAllLines(Path.of("../../docs", document))) {
			Matcher row = ROW.matcher(line);
			if (row.matches()) {
				assertThat(properties).doesNotContainKey(row.group(1));
				properties.put(row.group(1), Objects.requireNonNullElse(row.group(2), ""));
			}
		}
		return properties;
	}

	/** The metadata that IDEs read, from all jars of the class path. */
	private static Map<String, String> generated() throws IOException {
		Map<String, String> properties = new TreeMap<>();
		for (URL metadata : Collections.list(ConfigurationDocumentTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream json = metadata.openStream()) {
				List<Map<String, Object>> entries = JsonPath.read(json, "$.properties");
				entries.stream()
					.filter((entry) -> isOurs(String.valueOf(entry.get("name"))))
					.forEach((entry) -> properties.put(String.valueOf(entry.get("name")),
							Objects.toString(entry.get("defaultValue"), "")));
			}
		}
		return properties;
	}

	private static boolean isOurs(String property) {
		return property.startsWith("storage.") || property.startsWith("management.health.storage.");
	}

}
