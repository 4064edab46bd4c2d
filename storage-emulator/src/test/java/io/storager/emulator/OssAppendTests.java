package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.aliyun.oss.InconsistentException;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.AppendObjectResult;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.ObjectMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Objects that grow, on OSS. */
class OssAppendTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

	private static TestEmulator test;

	private static OSS oss;

	@BeforeAll
	static void start() {
		test = new TestEmulator();
		oss = test.oss(SignVersion.V4);
	}

	@AfterAll
	static void stop() {
		oss.shutdown();
		test.close();
	}

	private static AppendObjectResult append(String key, String text, long position, long crcSoFar) {
		AppendObjectRequest request = new AppendObjectRequest(BUCKET, key, bytes(text)).withPosition(position);
		request.setInitCRC(crcSoFar);
		return oss.appendObject(request);
	}

	private static ByteArrayInputStream bytes(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String read(String key) throws IOException {
		try (InputStream content = oss.getObject(BUCKET, key).getObjectContent()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void growsAnObjectAndTellsTheChecksumOfAllOfIt() throws IOException {
		AppendObjectResult first = append("log", "Hello", 0, 0);
		assertThat(first.getNextPosition()).isEqualTo(5);
		ObjectMetadata begun = oss.getObjectMetadata(BUCKET, "log");
		// The SDK compares the checksum with its own, from the first byte on.
		AppendObjectResult second = append("log", ", world", 5, first.getClientCRC());
		assertThat(second.getNextPosition()).isEqualTo(12);
		assertThat(second.getServerCRC()).isEqualTo(second.getClientCRC()).isNotNull();
		assertThat(read("log")).isEqualTo("Hello, world");
		ObjectMetadata grown = oss.getObjectMetadata(BUCKET, "log");
		assertThat(grown.getObjectType()).isEqualTo("Appendable");
		assertThat(grown.getRawMetadata()).containsEntry("x-oss-next-append-position", "12");
		assertThat(grown.getServerCRC()).isEqualTo(second.getClientCRC());
		assertThat(grown.getETag()).isNotEqualTo(begun.getETag());
		assertThat(SignedRequest.oss(test, "GET", "/" + BUCKET + "/").send().body())
			.contains("<Type>Appendable</Type>");
	}

	@ParameterizedTest
	@CsvSource({ "position=4, 409, PositionNotEqualToLength", "position=0, 409, PositionNotEqualToLength",
			"position=6, 409, PositionNotEqualToLength", "position=-1, 400, InvalidArgument",
			"position=x, 400, InvalidArgument" })
	void refusesEveryPositionButTheEndAndTellsWhereThatIs(String position, int status, String code) throws IOException {
		if (!oss.doesObjectExist(BUCKET, "five")) {
			append("five", "01234", 0, 0);
		}
		RawHttp.Answer answer = SignedRequest.oss(test, "POST", "/" + BUCKET + "/five")
			.query("append&" + position, "append&" + position)
			.body("more")
			.send();
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.code()).isEqualTo(code);
		assertThat(answer.header("x-oss-next-append-position")).isEqualTo((status == 409) ? "5" : "");
		assertThat(read("five")).isEqualTo("01234");
	}

	@Test
	void refusesToAppendToAnObjectThatWasPut() throws IOException {
		oss.putObject(BUCKET, "normal", bytes("as it is"));
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> append("normal", "more", 8, 0))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("ObjectNotAppendable"));
		assertThat(read("normal")).isEqualTo("as it is");
		oss.putObject(BUCKET, "log2", bytes("put"));
		oss.deleteObject(BUCKET, "log2");
		append("log2", "begun", 0, 0);
		oss.putObject(BUCKET, "log2", bytes("put over it"));
		assertThat(oss.getObjectMetadata(BUCKET, "log2").getObjectType()).isEqualTo("Normal");
	}

	@Test
	void letsExactlyOneOfManyWinAtAPosition() throws Exception {
		append("contested", "start", 0, 0);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			Callable<Boolean> attempt = () -> {
				try {
					append("contested", "-more", 5, 0);
					return true;
				}
				catch (OSSException ex) {
					assertThat(ex.getErrorCode()).isEqualTo("PositionNotEqualToLength");
					return false;
				}
				catch (InconsistentException ex) {
					// The SDK was not told of the checksum so far.
					return true;
				}
			};
			int winners = 0;
			for (Future<Boolean> done : threads
				.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt, attempt, attempt))) {
				winners += done.get() ? 1 : 0;
			}
			assertThat(winners).isOne();
			assertThat(read("contested")).isEqualTo("start-more");
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void refusesTheSecondOfTwoThatWereBothInTime() throws Exception {
		append("overtaken", "start", 0, 0);
		String head = SignedRequest.oss(test, "POST", "/" + BUCKET + "/overtaken")
			.query("append&position=5", "append&position=5")
			.header("Content-Length", "4")
			.head();
		int port = test.emulator.ossPort();
		try (RawHttp slow = new RawHttp(port); RawHttp fast = new RawHttp(port)) {
			slow.send(head + "sl");
			fast.send(head + "fa");
			// Both are past the first look at the position, and at their content.
			Thread.sleep(500);
			fast.send("st");
			assertThat(fast.read(false).status()).isEqualTo(200);
			slow.send("ow");
			RawHttp.Answer refused = slow.read(false);
			assertThat(refused.status()).isEqualTo(409);
			assertThat(refused.header("x-oss-next-append-position")).isEqualTo("9");
		}
		assertThat(read("overtaken")).isEqualTo("startfast");
	}

	@Test
	void leavesReadersOfTheEarlierStateAlone() throws IOException {
		String begun = "x".repeat(3_000_000);
		append("read", begun, 0, 0);
		OSSObject earlier = oss.getObject(BUCKET, "read");
		try (InputStream content = earlier.getObjectContent()) {
			assertThat(content.read()).isEqualTo('x');
			SignedRequest.oss(test, "POST", "/" + BUCKET + "/read")
				.query("append&position=3000000", "append&position=3000000")
				.body("yy")
				.send();
			oss.deleteObject(BUCKET, "read");
			assertThat(content.readAllBytes()).hasSize(2_999_999).containsOnly('x');
		}
	}

	@Test
	void takesAKeyIdOnlyIfItIsToldTo() {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setServerSideEncryption("KMS");
		metadata.setServerSideEncryptionKeyId("key-1");
		AppendObjectRequest request = new AppendObjectRequest(BUCKET, "keyed", bytes("a"), metadata).withPosition(0L);
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> oss.appendObject(request))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("InvalidArgument"));
		assertThat(oss.doesObjectExist(BUCKET, "keyed")).isFalse();
		try (TestEmulator lenient = new TestEmulator(StorageEmulator.builder().ossAppendKeyId(true))) {
			OSS client = lenient.oss(SignVersion.V4);
			client.appendObject(new AppendObjectRequest(BUCKET, "keyed", bytes("a"), metadata).withPosition(0L));
			assertThat(client.getObjectMetadata(BUCKET, "keyed").getServerSideEncryptionKeyId()).isEqualTo("key-1");
			client.shutdown();
		}
	}

	@Test
	void encryptsLikeAPutAndKeepsTheMetadataOfTheBeginning() throws IOException {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setServerSideEncryption("KMS");
		metadata.addUserMetadata("author", "me");
		oss.appendObject(new AppendObjectRequest(BUCKET, "secret", bytes("a"), metadata).withPosition(0L));
		RawHttp.Answer second = SignedRequest.oss(test, "POST", "/" + BUCKET + "/secret")
			.query("append&position=1", "append&position=1")
			.header("x-oss-meta-author", "you")
			.body("b")
			.send();
		assertThat(second.header("x-oss-server-side-encryption")).isEqualTo("KMS");
		ObjectMetadata stored = oss.getObjectMetadata(BUCKET, "secret");
		assertThat(stored.getServerSideEncryption()).isEqualTo("KMS");
		assertThat(stored.getUserMetadata()).containsEntry("author", "me");
		assertThat(stored.getContentLength()).isEqualTo(2);
	}

	@Test
	void growsInManyStepsWithoutCopyingWhatIsThere() throws IOException {
		long crc = 0;
		StringBuilder expected = new StringBuilder();
		for (int i = 0; i < 300; i++) {
			String line = "line " + i + "\n";
			crc = append("steps", line, expected.length(), crc).getClientCRC();
			expected.append(line);
		}
		assertThat(read("steps")).isEqualTo(expected.toString());
		assertThat(oss.getObjectMetadata(BUCKET, "steps").getServerCRC()).isEqualTo(crc);
	}

}
