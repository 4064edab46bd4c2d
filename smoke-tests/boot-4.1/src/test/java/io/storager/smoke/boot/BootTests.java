package io.storager.smoke.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.jayway.jsonpath.JsonPath;
import io.storager.Storager;
import io.storager.emulator.StorageEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** What has to work under every version of Spring Boot. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BootTests {

	@Test
	void isTheVersionOfThisModule() {
		assertThat(Path.of("").toAbsolutePath().getFileName().toString())
			.isEqualTo("boot-" + SpringBootVersion.getVersion().replaceFirst("\\.\\d+$", ""));
	}

	@Test
	void injectsThePrimaryStorager(@Autowired Storager storager) {
		assertThat(storager.metadata().service()).isEqualTo("oss");
		assertThat(storager.readAllBytes("greeting.txt")).asString().isEqualTo("hello");
	}

	@Test
	void tellsTheHealthOfEveryStorager(@Value("${local.server.port}") int port) throws Exception {
		HttpResponse<String> answer = get(port, "/actuator/health");
		for (String storager : List.of("ossStorager", "cosStorager", "invoices")) {
			assertThat((String) JsonPath.read(answer.body(),
					"$.components.storage.components.%s.status".formatted(storager)))
				.isEqualTo("UP");
		}
		assertThat((String) JsonPath.read(answer.body(), "$.components.storage.components.ossStorager.details.bucket"))
			.isEqualTo("smoke");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/files/", "/objects/" })
	void answersWithRangesOfObjects(String path, @Value("${local.server.port}") int port,
			@Autowired StorageEmulator emulator) throws Exception {
		HttpResponse<String> whole = get(port, path + "greeting.txt");
		assertThat(whole.statusCode()).isEqualTo(200);
		assertThat(whole.body()).isEqualTo("hello");
		emulator.requests().clear();
		HttpResponse<String> range = get(port, path + "greeting.txt", "Range", "bytes=1-3");
		assertThat(range.statusCode()).isEqualTo(206);
		assertThat(range.body()).isEqualTo("ell");
		assertThat(range.headers().firstValue("Content-Range")).contains("bytes 1-3/5");
		assertThat(emulator.requests().count((request) -> request.method().equals("GET"))).isEqualTo(1);
		assertThat(get(port, path + "missing.txt").statusCode()).isEqualTo(404);
	}

	@Test
	void timesCallsAndCountsBytes(@Value("${local.server.port}") int port, @Autowired Storager storager)
			throws Exception {
		storager.readAllBytes("greeting.txt");
		for (String meter : List.of("storage.operation?tag=storage.operation:read&tag=outcome:success",
				"storage.bytes.received?tag=storage.service:oss", "storage.connections.max?tag=storage.service:oss",
				"storage.transfer.memory.max")) {
			HttpResponse<String> answer = get(port, "/actuator/metrics/" + meter);
			assertThat(answer.statusCode()).as(meter).isEqualTo(200);
			assertThat((double) JsonPath.read(answer.body(), "$.measurements[0].value")).as(meter).isPositive();
		}
	}

	@Test
	void answersWithAProblemWhereThereIsNoObject(@Value("${local.server.port}") int port) throws Exception {
		HttpResponse<String> answer = get(port, "/bytes/missing.txt");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo("OBJECT_NOT_EXIST");
		assertThat(answer.body()).doesNotContain("smoke", "tests/");
	}

	private static HttpResponse<String> get(int port, String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void startsFromWhatWasProcessedAheadOfTime(@TempDir Path directory) throws Exception {
		String output = start(directory, "-Dspring.aot.enabled=true");
		assertThat(output).contains("Starting AOT-processed BootApplication")
			.contains("read from smoke: hello")
			.contains("read from invoices: hello")
			.contains("read from smoke-1250000000: hello");
	}

	@Test
	void aMisspeltPropertyIsExplainedAheadOfTimeToo(@TempDir Path directory) throws Exception {
		assertThat(start(directory, "-Dspring.aot.enabled=true", "-Dstorage.oss.server-side-encrytion=KMS"))
			.contains("APPLICATION FAILED TO START")
			.contains("did you mean 'storage.oss.server-side-encryption'?");
	}

	private static String start(Path directory, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
		command.addAll(List.of(options));
		command.addAll(List.of(BootApplication.class.getName(), "--once"));
		Path output = directory.resolve("output.txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
			return java.nio.file.Files.readString(output, StandardCharsets.UTF_8);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
