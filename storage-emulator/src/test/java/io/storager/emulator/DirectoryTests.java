package io.storager.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
			Instant deadline = Instant.now().plusSeconds(10);
			while (files("oss/data") > 0 && Instant.now().isBefore(deadline)) {
				Thread.sleep(10);
			}
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
	void goesOnWithAnUploadAfterARestart() throws IOException {
		String query;
		String etag;
		try (TestEmulator test = start()) {
			String started = SignedRequest.oss(test, "POST", "/photos/parts")
				.header("x-oss-meta-a", "b")
				.query("uploads", "uploads")
				.body("")
				.send()
				.body();
			query = "uploadId=" + started.replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
			etag = SignedRequest.oss(test, "PUT", "/photos/parts")
				.query("partNumber=7&" + query, "partNumber=7&" + query)
				.body("part")
				.send()
				.header("ETag");
			assertThat(etag).isNotEmpty();
		}
		try (TestEmulator test = start()) {
			assertThat(SignedRequest.oss(test, "DELETE", "/photos/").send().code()).isEqualTo("BucketNotEmpty");
			RawHttp.Answer completed = SignedRequest.oss(test, "POST", "/photos/parts")
				.query(query, query)
				.body("<CompleteMultipartUpload><Part><PartNumber>7</PartNumber><ETag>" + etag
						+ "</ETag></Part></CompleteMultipartUpload>")
				.send();
			assertThat(completed.status()).as(completed.body()).isEqualTo(200);
		}
		try (TestEmulator test = start()) {
			RawHttp.Answer object = SignedRequest.oss(test, "GET", "/photos/parts").send();
			assertThat(object.body()).isEqualTo("part");
			assertThat(object.header("x-oss-meta-a")).isEqualTo("b");
			assertThat(object.header("x-oss-object-type")).isEqualTo("Multipart");
			assertThat(files("oss/bucket-photos/uploads")).isZero();
		}
	}

	@Test
	void keepsBytesAsLongAsSomeObjectNeedsThem() throws IOException {
		try (TestEmulator test = start()) {
			SignedRequest.oss(test, "POST", "/photos/log")
				.query("append&position=0", "append&position=0")
				.body("a")
				.send();
			SignedRequest.oss(test, "POST", "/photos/log")
				.query("append&position=1", "append&position=1")
				.body("b")
				.send();
			SignedRequest.oss(test, "PUT", "/second/").body("").send();
			SignedRequest.oss(test, "PUT", "/second/copy").header("x-oss-copy-source", "/photos/log").body("").send();
			SignedRequest.oss(test, "PUT", "/photos/link")
				.header("x-oss-symlink-target", "log")
				.query("symlink", "symlink")
				.body("")
				.send();
			assertThat(files("oss/data")).isEqualTo(2);
		}
		try (TestEmulator test = start()) {
			assertThat(SignedRequest.oss(test, "GET", "/photos/link").send().body()).isEqualTo("ab");
			SignedRequest.oss(test, "POST", "/photos/log")
				.query("append&position=2", "append&position=2")
				.body("c")
				.send();
			assertThat(SignedRequest.oss(test, "GET", "/photos/log").send().body()).isEqualTo("abc");
			SignedRequest.oss(test, "DELETE", "/photos/log").send();
			SignedRequest.oss(test, "DELETE", "/photos/link").send();
			SignedRequest.oss(test, "DELETE", "/photos/").send();
			assertThat(SignedRequest.oss(test, "GET", "/second/copy").send().body()).isEqualTo("ab");
		}
		try (TestEmulator test = start()) {
			assertThat(SignedRequest.oss(test, "GET", "/second/copy").send().body()).isEqualTo("ab");
			SignedRequest.oss(test, "DELETE", "/second/copy").send();
			assertThat(files("oss/data")).isZero();
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
