package io.storager.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.region.Region;
import io.storager.emulator.service.Json;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether docs/emulator.md, in both languages, says what the program does. */
class EmulatorDocumentTests {

	private static final Pattern CURL = Pattern.compile(
			"curl (?:-X (?<method>[A-Z]+) )?(?:-d '(?<body>[^']*)' )?'?http://127\\.0\\.0\\.1:9302(?<path>/[^' ]*)'?");

	private static List<String> lines(String document) throws IOException {
		return Files.readAllLines(Path.of("..", "docs", document));
	}

	private static List<String> controlRequests(String document) throws IOException {
		return lines(document).stream().filter((line) -> line.startsWith("curl ") && line.contains(":9302")).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "emulator.md", "emulator.zh-CN.md" })
	void listsEveryOptionInTheOrderOfTheHelp(String document) throws IOException {
		List<String> options = new ArrayList<>();
		for (String line : lines(document)) {
			if (line.startsWith("| `--") && !line.startsWith("| `--cacert")) {
				options.add(line.replaceFirst("\\| `(--[^`]*)` .*", "$1").replace("\\|", "|"));
			}
		}
		List<String> expected = new ArrayList<>();
		for (LaunchOption option : LaunchOption.values()) {
			expected.add("--" + option.optionName() + (option.form().isEmpty() ? "" : "=" + option.form()));
		}
		assertThat(options).isEqualTo(expected);
	}

	@Test
	void showsTheSameRequestsToTheControlApiInBothLanguages() throws IOException {
		assertThat(controlRequests("emulator.zh-CN.md")).isEqualTo(controlRequests("emulator.md"));
	}

	@Test
	void showsRequestsToTheControlApiThatWork() throws IOException {
		try (TestEmulator test = new TestEmulator(StorageEmulator.builder().control("127.0.0.1", 0))) {
			List<String> shown = new ArrayList<>();
			String last = "{}";
			for (String line : controlRequests("emulator.md")) {
				Matcher curl = CURL.matcher(line);
				assertThat(curl.matches()).as(line).isTrue();
				String body = (curl.group("body") != null) ? curl.group("body") : "";
				String method = (curl.group("method") != null) ? curl.group("method") : body.isEmpty() ? "GET" : "POST";
				RawHttp.Answer answer = send(test, method, curl.group("path"), body);
				assertThat(answer.status()).as("%s: %s", line, answer.body()).isEqualTo(200);
				last = answer.body();
				shown.add(method + " "
						+ curl.group("path")
							.replaceFirst("\\?.*", "")
							.replaceFirst("/1$", "/<id>")
							.replace("/before", "/<name>"));
			}
			assertThat(Json.parse(last)).asInstanceOf(InstanceOfAssertFactories.MAP)
				.extractingByKey("operations")
				.asInstanceOf(InstanceOfAssertFactories.LIST)
				.isSubsetOf(shown);
		}
	}

	private static RawHttp.Answer send(TestEmulator test, String method, String path, String body) throws IOException {
		URI endpoint = Objects.requireNonNull(test.emulator.controlEndpoint());
		try (RawHttp http = new RawHttp(endpoint.getPort())) {
			http.send(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:9302\r\nContent-Length: "
					+ body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
			return http.read(false);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "emulator.md", "emulator.zh-CN.md" })
	void showsAConfigurationFileThatCanBeRead(String document, @TempDir Path folder) throws IOException {
		List<String> all = lines(document);
		int start = all.indexOf("# emulator.conf");
		List<String> shown = all.subList(start, start + all.subList(start, all.size()).indexOf("```"));
		Path file = Files.write(folder.resolve("emulator.conf"), shown);
		Launch launch = Launch.of(LaunchArguments.parse("--config=" + file));
		assertThat(launch.accounts()).hasSize(2);
		assertThat(launch.directory()).hasFileName("storage-emulator");
	}

	@Test
	void showsAWayForCosThatNeedsNoNameToBeFound() {
		try (TestEmulator test = new TestEmulator()) {
			ClientConfig configuration = new ClientConfig(new Region("ap-guangzhou"));
			configuration.setHttpProtocol(HttpProtocol.http);
			configuration.setHttpProxyIp("127.0.0.1");
			configuration.setHttpProxyPort(test.emulator.cosPort());
			COSClient cos = new COSClient(new BasicCOSCredentials(TestEmulator.ACCESS_KEY, TestEmulator.SECRET_KEY),
					configuration);
			cos.putObject(TestEmulator.COS_BUCKET, "a", "b");
			assertThat(cos.doesObjectExist(TestEmulator.COS_BUCKET, "a")).isTrue();
			cos.shutdown();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "emulator.md", "emulator.zh-CN.md" })
	void leadsToHeadingsThatAreThere(String document) throws IOException {
		List<String> all = lines(document);
		List<String> anchors = all.stream()
			.filter((line) -> line.startsWith("## "))
			.map((line) -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-').replace(",", ""))
			.toList();
		Matcher links = Pattern.compile("\\]\\(#([^)]+)\\)").matcher(String.join("\n", all));
		while (links.find()) {
			assertThat(anchors).contains(links.group(1));
		}
	}

}
