package io.storager.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.Storager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockMultipartFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The recipes for applications of Spring, and the configurations of the guide. */
class WebRecipesTests {

	private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(storage:.*?)^```");

	static Stream<String> configurations() throws IOException {
		List<String> blocks = Stream.of("guide.md", "guide.zh-CN.md")
			.flatMap((guide) -> YAML.matcher(read(guide)).results().map((match) -> match.group(1)))
			.toList();
		assertThat(blocks).hasSizeGreaterThanOrEqualTo(6);
		return blocks.stream().distinct();
	}

	private static String read(String document) {
		try {
			return Files.readString(Path.of("../../docs", document));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("configurations")
	void anApplicationStartsWithEachConfigurationOfTheGuide(String yaml) throws IOException {
		try (ConfigurableApplicationContext context = run(yaml)) {
			context.getBeansOfType(Storager.class).values().forEach((storager) -> {
				storager.write("a.txt", Content.ofText("hello"));
				assertThat(storager.exists("a.txt")).isTrue();
			});
			assertThat(context.getBeansOfType(Storager.class)).isNotEmpty();
		}
	}

	@Test
	void filesGoUpAndComeDown() throws IOException {
		try (ConfigurableApplicationContext context = run("storage.oss.name: documents\n")) {
			Storager storager = context.getBean(Storager.class);
			String path = Recipes.upload(storager,
					new MockMultipartFile("file", "合同.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8)));
			assertThat(storager.stat(path).contentType()).startsWith("text/plain");
			ResponseEntity<Resource> answer = Recipes.download(context, path.substring("files/".length()));
			assertThat(answer.getStatusCode().value()).isEqualTo(200);
			assertThat(Objects.requireNonNull(answer.getBody()).contentLength()).isEqualTo(5);
			assertThat(Recipes.download(context, "missing").getStatusCode().value()).isEqualTo(404);
		}
	}

	private static ConfigurableApplicationContext run(String yaml) throws IOException {
		Path file = Files.createTempFile("guide", ".yml");
		try {
			Files.writeString(file, yaml);
			SpringApplication spring = new SpringApplication(Application.class);
			spring.setWebApplicationType(WebApplicationType.NONE);
			return spring.run("--spring.config.location=" + file.toUri(), "--storage.emulator.enabled=true");
		}
		finally {
			Files.delete(file);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
