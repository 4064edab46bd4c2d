package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.OSSObject;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.COSObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How an emulator starts and ends. */
class StorageEmulatorTests {

	@Test
	void endsEveryThreadAndMayBeClosedTwice() throws Exception {
		TestEmulator test = new TestEmulator();
		SignedRequest.oss(test, "PUT", "/photos/a").body("x".repeat(1_000_000)).send();
		test.close();
		test.close();
		Instant deadline = Instant.now().plus(Duration.ofSeconds(5));
		while (emulatorThreads() > 0 && Instant.now().isBefore(deadline)) {
			Thread.sleep(50);
		}
		assertThat(emulatorThreads()).isZero();
	}

	private static long emulatorThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("storage-emulator"))
			.count();
	}

	@Test
	void saysWhichPortIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(UncheckedIOException.class)
				.isThrownBy(() -> new TestEmulator(StorageEmulator.builder().ossPort(taken.getLocalPort())))
				.withMessageContaining(String.valueOf(taken.getLocalPort()));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void letsReadersOfTheOldObjectFinish(boolean inDirectory, @TempDir Path directory) throws IOException {
		StorageEmulator.Builder builder = StorageEmulator.builder();
		String old = "o".repeat(20_000_000);
		try (TestEmulator test = new TestEmulator(inDirectory ? builder.directory(directory) : builder);
				RawHttp reader = new RawHttp(test.emulator.ossPort())) {
			SignedRequest.oss(test, "PUT", "/photos/a").body(old).send();
			reader.send(SignedRequest.oss(test, "GET", "/photos/a").head());
			assertThat(reader.socket().getInputStream().read()).isEqualTo('H');
			for (int i = 0; i < 3; i++) {
				SignedRequest.oss(test, "PUT", "/photos/a").body("n".repeat(20_000_000)).send();
			}
			assertThat(reader.readBehind('H').body()).isEqualTo(old);
			assertThat(SignedRequest.oss(test, "GET", "/photos/a").send().body()).startsWith("n");
		}
	}

	@Test
	void needsACredential() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> StorageEmulator.builder().start())
			.withMessageContaining("credential");
	}

	@Test
	void refusesBucketNamesTheServiceRefuses() {
		try (TestEmulator test = new TestEmulator()) {
			assertThatExceptionOfType(IllegalArgumentException.class)
				.isThrownBy(() -> test.emulator.createOssBucket("No", "oss-cn-hangzhou"));
			assertThatExceptionOfType(IllegalArgumentException.class)
				.isThrownBy(() -> test.emulator.createCosBucket("photos", "ap-guangzhou"))
				.withMessageContaining("APPID");
			test.emulator.createOssBucket("photos", "oss-cn-hangzhou");
		}
	}

	@Test
	void tellsTheSameChecksumsWhetherItRemembersOrComputesThem() throws IOException {
		List<String> contents = List.of("", "a", "b", "a".repeat(262_144), "a".repeat(300_000), "b".repeat(300_000));
		try (TestEmulator computing = new TestEmulator();
				TestEmulator remembering = new TestEmulator(StorageEmulator.builder().rememberChecksums(true))) {
			for (int round = 0; round < 2; round++) {
				for (String content : contents) {
					RawHttp.Answer computed = put(computing, content);
					RawHttp.Answer remembered = put(remembering, content);
					for (String header : List.of("ETag", "Content-MD5", "x-oss-hash-crc64ecma")) {
						assertThat(remembered.header(header)).isNotEmpty().isEqualTo(computed.header(header));
					}
				}
			}
		}
	}

	private static RawHttp.Answer put(TestEmulator test, String content) throws IOException {
		return SignedRequest.oss(test, "PUT", "/photos/a").body(content).send();
	}

	@Test
	void storesObjectsWithoutARequestAsIfTheyHadBeenPut() throws IOException {
		byte[] content = "content".getBytes(StandardCharsets.UTF_8);
		try (TestEmulator test = new TestEmulator()) {
			OSS oss = test.oss(SignVersion.V4);
			COSClient cos = test.cos();
			String ossTag = oss.putObject(TestEmulator.OSS_BUCKET, "put", new ByteArrayInputStream(content)).getETag();
			String cosTag = cos.putObject(TestEmulator.COS_BUCKET, "put", "content").getETag();
			int requests = test.emulator.requests().count();
			test.emulator.putOssObject(TestEmulator.OSS_BUCKET, "seeded", content);
			test.emulator.putCosObject(TestEmulator.COS_BUCKET, "seeded", content);
			assertThat(test.emulator.requests().count()).isEqualTo(requests);
			try (OSSObject object = oss.getObject(TestEmulator.OSS_BUCKET, "seeded")) {
				assertThat(object.getObjectContent()).hasBinaryContent(content);
				assertThat(object.getObjectMetadata().getETag()).isEqualTo(ossTag);
			}
			try (COSObject object = cos.getObject(TestEmulator.COS_BUCKET, "seeded")) {
				assertThat(object.getObjectContent()).hasBinaryContent(content);
				assertThat(object.getObjectMetadata().getETag()).isEqualTo(cosTag);
			}
			assertThatExceptionOfType(IllegalArgumentException.class)
				.isThrownBy(() -> test.emulator.putOssObject("missing", "seeded", content))
				.withMessageContaining("missing");
			oss.shutdown();
			cos.shutdown();
		}
	}

}
