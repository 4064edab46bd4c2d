package io.storager.autoconfigure.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.storager.autoconfigure.StorageContext;
import io.storager.emulator.StorageEmulator;
import io.storager.error.InvalidSettingException;
import io.storager.oss.OssStorager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the emulator starts with, and which property is blamed if it does not. */
class EmulatorStarterTests {

	private static final String EMULATOR = "storage.emulator.enabled: true";

	private static void assertRefused(String property, String given, String allowed, String... yaml) {
		StorageContext.runner((EMULATOR + "\n" + String.join("\n", yaml))).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(refusal(context.getStartupFailure())).contains("'storage.emulator." + property + "'", given,
					allowed);
		});
	}

	/** The refusal, which has the emulator's own failure for its cause. */
	private static String refusal(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidSettingException) {
				return String.valueOf(cause.getMessage());
			}
		}
		return "none in " + failure;
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss-port", "cos-port", "control-port" })
	void blamesAPortThatIsInUse(String property) throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			String port = String.valueOf(taken.getLocalPort());
			assertRefused(property, "'" + port + "'", "in use", "storage.emulator." + property + ": " + port);
		}
	}

	@Test
	void blamesThePortThatIsGivenTwice() throws IOException {
		int free;
		try (ServerSocket socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		assertRefused("control-port", "'" + free + "'", "'storage.emulator.cos-port'",
				"storage.emulator.cos-port: " + free, "storage.emulator.control-port: " + free);
		assertRefused("control-port", "'70000'", "a free port", "storage.emulator.control-port: 70000");
	}

	@Test
	void blamesTheAddressOfTheControlApi() {
		assertRefused("control-host", "'192.0.2.1'", "an address of this machine", "storage.emulator.control-port: 0",
				"storage.emulator.control-host: 192.0.2.1");
	}

	@Test
	void blamesTheSeedAndTheFileOfTheCertificate(@TempDir Path folder) throws IOException {
		Path missing = folder.resolve("missing");
		assertRefused("seed", missing.toString(), "a folder that can be read", "storage.emulator.seed: " + missing);
		Files.createDirectories(folder.resolve("seed/No_Bucket"));
		Path seed = folder.resolve("seed");
		assertRefused("seed", seed.toString(), "No_Bucket", "storage.emulator.seed: " + seed);
		Path caFile = missing.resolve("ca.pem");
		assertRefused("ca-file", caFile.toString(), "can be written", "storage.emulator.ca-file: " + caFile);
	}

	@Test
	void startsWithEverythingThatThePropertiesSay(@TempDir Path folder) throws IOException {
		Files.createDirectories(folder.resolve("seed/demo"));
		Files.writeString(folder.resolve("seed/demo/a.txt"), "seeded");
		Path caFile = folder.resolve("ca.pem");
		StorageContext
			.runner(String.join("\n", EMULATOR, "storage.oss.name: demo",
					"storage.emulator.seed[0]: " + folder.resolve("seed"), "storage.emulator.ca-file: " + caFile,
					"storage.emulator.control-port: 0", "storage.emulator.oss-append-key-id: true"))
			.run((context) -> {
				assertThat(context.getBean(OssStorager.class).readAllBytes("a.txt"))
					.isEqualTo("seeded".getBytes(StandardCharsets.UTF_8));
				StorageEmulator emulator = context.getBean(StorageEmulator.class);
				assertThat(emulator.ossEndpoint()).hasScheme("https");
				assertThat(caFile).content().contains("BEGIN CERTIFICATE");
				URI control = Objects.requireNonNull(emulator.controlEndpoint());
				try (InputStream health = control.resolve("/health").toURL().openStream()) {
					assertThat(health.readAllBytes()).isNotEmpty();
				}
			});
	}

}
