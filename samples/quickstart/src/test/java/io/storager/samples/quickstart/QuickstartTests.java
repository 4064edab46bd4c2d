package io.storager.samples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.Storager;
import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class QuickstartTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final Terminal terminal = new Terminal(new PrintStream(this.output, true, StandardCharsets.UTF_8), false);

	@Test
	void takesItsOwnFilesToBothCloudsAndBack() {
		try (ConfigurableApplicationContext context = Quickstart.start("--quickstart.files=files",
				"--quickstart.large-file=9MB")) {
			assertThat(Quickstart.tour(context, this.terminal)).isZero();
		}
		assertThat(text()).contains("5 files", "clouds.png", "对象存储.txt", "empty", "large-file.bin")
			.contains("the service reports: KMS, data SM4, key quickstart-key")
			.contains("the service reports: cos/kms, key quickstart-key")
			.contains("the service reports: customer key, AES256, MD5 ")
			.contains("/actuator/health answers 200", "\"ossStorager\"", "\"cosStorager\"")
			.contains("25% 50% 75% 100%")
			.doesNotContain("DIFFERS", "\r", "a-secret-key");
		assertThat(text().lines())
			.filteredOn(
					(line) -> line.equals("  another object was copied, moved, appended to, fetched by a signed URL"))
			.hasSize(2);
	}

	@Test
	void saysWhatElseDoesNotWork() {
		try (ConfigurableApplicationContext context = start("files/empty")) {
			context.getBean(StorageEmulator.class)
				.faults()
				.on("POST")
				.protocol(Protocol.COS)
				.query("append")
				.answer(403, "AccessDenied");
			assertThat(Quickstart.tour(context, this.terminal)).isOne();
		}
		assertThat(text()).contains("another object was copied, moved\n", "Differences: 1",
				"- cosStorager: cos create append of 'run-");
	}

	@Test
	void takesTheFilesOfItsArguments(@TempDir Path folder) throws Exception {
		Path one = Files.writeString(folder.resolve("one.txt"), "one");
		Path more = Files.createDirectory(folder.resolve("more"));
		Files.writeString(Files.createDirectory(more.resolve("deep")).resolve("two.txt"), "two");
		try (ConfigurableApplicationContext context = Quickstart.start(one.toString(), more.toString())) {
			assertThat(Quickstart.tour(context, this.terminal)).isZero();
		}
		assertThat(text()).contains("2 files", "one.txt", "deep/two.txt").doesNotContain("large-file.bin");
	}

	@Test
	void namesTheFileThatCameBackDamaged() {
		try (ConfigurableApplicationContext context = start("files/clouds.png", "files/empty")) {
			context.getBean(StorageEmulator.class)
				.faults()
				.on("GET")
				.protocol(Protocol.OSS)
				.where((request) -> request.key() != null && request.key().endsWith("/sm4/clouds.png"))
				.corruptResponseAt(100);
			assertThat(Quickstart.tour(context, this.terminal)).isOne();
		}
		assertThat(text()).contains("DIFFERS", "Differences: 1", "- oss, SM4, clouds.png: ", "INTEGRITY");
	}

	@Test
	void saysWhatDiffers() throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			SampleFile real = SampleFile.of("clouds.png", Path.of("files/clouds.png"));
			SampleFile other = new SampleFile(real.name(), real.path(), 7, "0a0b");
			RoundTrip roundTrip = new RoundTrip(context.getBean("ossStorager", Storager.class),
					EncryptionMode.of("none", Encryption.none(), EncryptionMode.NOTHING), "differs", this.terminal);
			roundTrip.run(List.of(other));
			assertThat(roundTrip.differences()).hasSize(3)
				.contains("oss, none, clouds.png: the length should be 7 and is " + real.size(),
						"oss, none, clouds.png: the SHA-256 should be 0a0b and is " + real.sha256());
		}
	}

	@Test
	void deletesWhatItWroteAndNothingElse() {
		try (ConfigurableApplicationContext context = start("files/clouds.png")) {
			Storager storager = context.getBean("ossStorager", Storager.class);
			storager.write("run-of-somebody-else/clouds.png", Content.ofText("theirs"));
			assertThat(Quickstart.tour(context, this.terminal)).isZero();
			assertThat(storager.list()).singleElement()
				.satisfies((object) -> assertThat(object.path()).isEqualTo("run-of-somebody-else/clouds.png"));
			assertThat(context.getBean("cosStorager", Storager.class).list()).isEmpty();
		}
	}

	@Test
	void endsWithAMessageWhereAStorageCannotBeReached() {
		try (ConfigurableApplicationContext context = Quickstart.start("files/clouds.png",
				"--storage.emulator.enabled=false", "--storage.cos.enabled=false",
				"--storage.oss.endpoint=http:127.0.0.1:1", "--storage.oss.client.max-retries=0")) {
			assertThat(Quickstart.tour(context, this.terminal)).isEqualTo(2);
		}
		assertThat(text()).contains("Cannot go on: oss list of", "SERVICE_INTERNAL");
	}

	@Test
	void endsWithAMessageWhereAFileIsMissing() {
		try (ConfigurableApplicationContext context = start("no-such-file")) {
			assertThat(Quickstart.tour(context, this.terminal)).isEqualTo(2);
		}
		assertThat(text()).contains("Cannot go on: no-such-file: there is no such file or folder");
	}

	@Test
	void skipsTheModesWhoseKeyIsMissingOutsideTheEmulator() {
		try (ConfigurableApplicationContext context = Quickstart.start("--storage.emulator.enabled=false",
				"--storage.cos.endpoint=http:cos.example.com", "--storage.cos.support-cname=false")) {
			EncryptionModes modes = context.getBean(EncryptionModes.class);
			assertThat(modes.of(context.getBean("ossStorager", Storager.class)))
				.filteredOn((mode) -> mode.skipped() != null)
				.extracting(EncryptionMode::name)
				.containsExactly("KMS + SM4 + key");
			assertThat(modes.of(context.getBean("cosStorager", Storager.class)))
				.filteredOn((mode) -> mode.skipped() != null)
				.extracting(EncryptionMode::name)
				.containsExactly("cos/kms + key", "customer key");
		}
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return Quickstart.start(arguments);
	}

	private String text() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

}
