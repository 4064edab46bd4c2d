package io.storager.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Going back to what was there. */
class SnapshotTests {

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void putsBackWhatWasThere(boolean inDirectory, @TempDir Path directory) throws IOException {
		StorageEmulator.Builder builder = StorageEmulator.builder();
		try (TestEmulator test = new TestEmulator(inDirectory ? builder.directory(directory) : builder)) {
			SignedRequest.oss(test, "PUT", "/photos/changed").header("x-oss-meta-a", "b").body("before").send();
			SignedRequest.oss(test, "PUT", "/photos/deleted").body("before").send();
			SignedRequest.cos(test, "PUT", "/deleted").body("before").send();
			RawHttp.Answer before = SignedRequest.oss(test, "GET", "/photos/changed").send();
			try (EmulatorSnapshot snapshot = test.emulator.snapshot()) {
				assertThat(snapshot.buckets()).isEqualTo(2);
				assertThat(snapshot.objects()).isEqualTo(3);
				for (int round = 0; round < 2; round++) {
					SignedRequest.oss(test, "PUT", "/photos/changed").body("after").send();
					SignedRequest.oss(test, "PUT", "/photos/added").body("after").send();
					SignedRequest.oss(test, "DELETE", "/photos/deleted").send();
					SignedRequest.cos(test, "DELETE", "/deleted").send();
					SignedRequest.oss(test, "PUT", "/second/").body("").send();
					SignedRequest.oss(test, "POST", "/photos/parts").query("uploads", "uploads").body("").send();
					test.emulator.restore(snapshot);
					RawHttp.Answer restored = SignedRequest.oss(test, "GET", "/photos/changed").send();
					assertThat(restored.body()).isEqualTo("before");
					assertThat(restored.header("Last-Modified")).isEqualTo(before.header("Last-Modified"));
					assertThat(restored.header("x-oss-meta-a")).isEqualTo("b");
					assertThat(SignedRequest.oss(test, "GET", "/photos/deleted").send().body()).isEqualTo("before");
					assertThat(SignedRequest.cos(test, "GET", "/deleted").send().body()).isEqualTo("before");
					assertThat(SignedRequest.oss(test, "GET", "/photos/added").send().status()).isEqualTo(404);
					assertThat(SignedRequest.oss(test, "GET", "/second/").send().code()).isEqualTo("NoSuchBucket");
				}
			}
			SignedRequest.oss(test, "DELETE", "/photos/deleted").send();
			if (inDirectory) {
				try (Stream<Path> files = Files.list(directory.resolve("oss/data"))) {
					assertThat(files).hasSize(1);
				}
			}
		}
		if (inDirectory) {
			try (TestEmulator test = new TestEmulator(StorageEmulator.builder().directory(directory))) {
				assertThat(SignedRequest.oss(test, "GET", "/photos/changed").send().body()).isEqualTo("before");
			}
		}
	}

	@Test
	void resetsToTheStart() throws IOException {
		try (TestEmulator test = new TestEmulator()) {
			SignedRequest.oss(test, "PUT", "/photos/a").body("a").send();
			SignedRequest.oss(test, "PUT", "/second/").body("").send();
			test.emulator.faults().onAny().answer(500, "InternalError");
			test.emulator.clock().advance(Duration.ofDays(1));
			test.emulator.reset();
			assertThat(test.emulator.clock().offset()).isZero();
			assertThat(test.emulator.requests().count()).isZero();
			assertThat(SignedRequest.oss(test, "GET", "/photos/a").send().code()).isEqualTo("NoSuchKey");
			assertThat(test.emulator.describeBuckets()).hasSize(2);
		}
	}

}
