package io.storager.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.storager.Storager;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a person reads for each wrong configuration, word for word. The cases are in
 * {@code wrong-configurations.txt}: a title, the {@code application.yml}, the report.
 */
@ExtendWith(OutputCaptureExtension.class)
class WrongConfigurationTests {

	private static final String SECRET = "s3cr3tOfTheTest";

	private static final String USED = "USED_PORT";

	static Stream<Case> cases() throws IOException {
		try (InputStream file = WrongConfigurationTests.class.getResourceAsStream("wrong-configurations.txt")) {
			assertThat(file).isNotNull();
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			return Arrays.stream(text.split("(?m)^=== ")).filter((each) -> !each.isBlank()).map(Case::parse);
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void saysWhatIsWrongAndWhatIsAllowed(Case wrong, @TempDir Path directory, CapturedOutput output)
			throws IOException {
		try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String port = String.valueOf(used.getLocalPort());
			Path blocked = Files.createFile(directory.resolve("a-file"));
			Files.writeString(directory.resolve("application.yml"),
					wrong.yaml().replace(USED, port).replace("BLOCKED", blocked.toString()));
			SpringApplication spring = new SpringApplication(wrong.application());
			spring.setWebApplicationType(WebApplicationType.NONE);
			assertThatException().isThrownBy(() -> spring
				.run("--spring.config.location=file:" + directory + "/", "--spring.main.banner-mode=off")
				.close());
			String report = report(output).lines()
				.map(String::stripTrailing)
				.collect(Collectors.joining("\n"))
				.replace(directory + "/", "")
				.replace(port, USED);
			assertThat(report).isEqualTo(wrong.report());
			assertThat(output.getAll()).doesNotContain(SECRET).doesNotContain("\tat ");
		}
	}

	private static String report(CapturedOutput output) {
		String all = output.getAll();
		assertThat(all).contains("APPLICATION FAILED TO START");
		return all.substring(all.indexOf("Description:")).strip();
	}

	/**
	 * A wrong configuration.
	 *
	 * @param title what is wrong
	 * @param yaml what is in {@code application.yml}
	 * @param report what is printed
	 */
	record Case(String title, String yaml, String report) {

		private static final String SEPARATOR = "---\n";

		private static Case parse(String text) {
			int yaml = text.indexOf('\n') + 1;
			int report = text.indexOf(SEPARATOR, yaml);
			return new Case(text.substring(0, yaml).strip(), text.substring(yaml, report),
					text.substring(report + SEPARATOR.length()).strip());
		}

		private Class<?> application() {
			return this.title.startsWith("injected: ") ? StoragerUser.class : StartupFailureTests.OursAlone.class;
		}

		@Override
		public String toString() {
			return this.title;
		}

	}

	@Import(StartupFailureTests.OursAlone.class)
	static class StoragerUser {

		StoragerUser(Storager storager) {
		}

	}

}
