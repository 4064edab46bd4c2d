package io.storager.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a directory keeps. */
class DirectoryTests {

	private final Path directory;

	DirectoryTests(@TempDir Path directory) {
		this.directory = directory;
	}

	private TestEmulator start() {
		return new TestEmulator(StorageEmulator.builder().directory(this.directory));
	}

	private long files(String folder) throws IOException {
		try (Stream<Path> files = Files.list(this.directory.resolve(folder))) {
			return files.count();
		}
	}

	@Test
	void losesNothingInARestart() throws IOException {
		RawHttp.Answer before;
		try (TestEmulator test = start()) {
			SignedRequest.oss(test, "PUT", "/photos/../a")
				.header("x-oss-meta-a", "=: \\ value")
				.header("x-oss-server-side-encryption", "KMS")
				.header("x-oss-storage-class", "IA")
				.body("abc")
				.send();
			SignedRequest.oss(test, "PUT", "/second/").body("").send();
			before = SignedRequest.oss(test, "GET", "/photos/../a").send();
			assertThat(before.status()).isEqualTo(200);
		}
		try (TestEmulator test = start()) {
			RawHttp.Answer after = SignedRequest.oss(test, "GET", "/photos/../a").send();
			assertThat(after.body()).isEqualTo("abc");
			for (String name : new String[] { "ETag", "Last-Modified", "x-oss-hash-crc64ecma", "x-oss-meta-a",
					"x-oss-server-side-encryption", "x-oss-storage-class", "Content-Type" }) {
				assertThat(after.header(name)).isNotEmpty().isEqualTo(before.header(name));
			}
			assertThat(SignedRequest.oss(test, "GET", "/").send().body()).contains("<Name>second</Name>");
		}
	}

	@Test
	void leavesNoTraceOfAPutThatBreaksOff() throws Exception {
		try (TestEmulator test = start()) {
			try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
				http.send(SignedRequest.oss(test, "PUT", "/photos/a").header("Content-Length", "1000000").head());
				http.send("x".repeat(600_000));
			}
			Thread.sleep(300);
			assertThat(files("oss/data")).isZero();
			assertThat(files("oss/bucket-photos/objects")).isZero();
		}
	}

	@Test
	void sweepsWhatAKilledProcessLeft() throws IOException {
		start().close();
		Files.writeString(this.directory.resolve("oss/data/orphan"), "half of it");
		Files.writeString(this.directory.resolve("oss/bucket-photos/objects/record.new"), "key=a");
		start().close();
		assertThat(files("oss/data")).isZero();
		assertThat(files("oss/bucket-photos/objects")).isZero();
	}

	@Test
	void keepsOneFileForAKeyHoweverOftenItIsWritten() throws IOException {
		try (TestEmulator test = start()) {
			for (int i = 0; i < 3; i++) {
				SignedRequest.oss(test, "PUT", "/photos/a").body("content " + i).send();
			}
			assertThat(SignedRequest.oss(test, "GET", "/photos/a").send().body()).isEqualTo("content 2");
			assertThat(files("oss/data")).isOne();
			SignedRequest.oss(test, "DELETE", "/photos/a").send();
			assertThat(files("oss/data")).isZero();
			assertThat(files("oss/bucket-photos/objects")).isZero();
		}
	}

	@Test
	void belongsToOneEmulatorAtATime() {
		try (TestEmulator test = start()) {
			assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::start)
				.withMessageContaining("Another emulator uses the directory");
		}
		start().close();
	}

}
