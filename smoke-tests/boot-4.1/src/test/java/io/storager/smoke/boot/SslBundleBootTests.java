package io.storager.smoke.boot;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.storager.Content;
import io.storager.Storager;
import io.storager.emulator.StorageEmulator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** SSL bundles, which each version of Spring Boot makes in its own way. */
@ExtendWith(OutputCaptureExtension.class)
class SslBundleBootTests {

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void trustsTheAuthorityOfTheBundle(String vendor, @TempDir Path directory) {
		try (StorageEmulator emulator = StorageEmulator.builder()
			.credential("an-access-key", "a-secret-key")
			.ossBucket("smoke", "oss-cn-hangzhou")
			.cosBucket("smoke-1250000000", "ap-guangzhou")
			.caFile(directory.resolve("ca.pem"))
			.start(); ConfigurableApplicationContext context = context(vendor, emulator, directory)) {
			Storager storager = context.getBean(vendor + "Storager", Storager.class);
			storager.write("a.txt", Content.of("hello".getBytes(StandardCharsets.UTF_8)));
			assertThat(storager.readAllBytes("a.txt")).asString().isEqualTo("hello");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void saysWhichFileOfABundleCannotBeLoaded(String vendor, @TempDir Path directory, CapturedOutput output) {
		URI endpoint = URI.create("http://127.0.0.1:1");
		assertThatException().isThrownBy(() -> run(vendor, endpoint, directory.resolve("missing.pem")).close());
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START",
				"The property 'storage.%s.client.ssl-bundle' has the value 'emulated'".formatted(vendor),
				"Allowed: an SSL bundle that can be loaded; loading what is under 'spring.ssl.bundle.*.emulated' ended in",
				" for '%s'".formatted(directory.resolve("missing.pem")))
			.doesNotContain("\tat ");
	}

	private static ConfigurableApplicationContext context(String vendor, StorageEmulator emulator, Path directory) {
		return run(vendor, vendor.equals("oss") ? emulator.ossEndpoint() : emulator.cosEndpoint(),
				directory.resolve("ca.pem"));
	}

	private static ConfigurableApplicationContext run(String vendor, URI endpoint, Path certificate) {
		SpringApplication spring = new SpringApplication(Application.class);
		spring.setWebApplicationType(WebApplicationType.NONE);
		return spring.run("--storage.emulator.enabled=false",
				"--storage.%s.endpoint=https:%s:%s".formatted(vendor, endpoint.getHost(), endpoint.getPort()),
				"--storage.%s.client.ssl-bundle=emulated".formatted(vendor),
				"--spring.ssl.bundle.pem.emulated.truststore.certificate=" + certificate.toUri());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
