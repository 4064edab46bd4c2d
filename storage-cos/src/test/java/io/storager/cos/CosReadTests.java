package io.storager.cos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

import com.qcloud.cos.COSClient;
import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.emulator.traffic.WireRequest;
import io.storager.error.IntegrityException;
import io.storager.error.ServiceInternalException;
import io.storager.options.ReadOptions;
import io.storager.settings.ClientSettings;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class CosReadTests {

	private static final byte[] LARGE = new byte[3_000_000];

	private static EmulatedCos cos;

	private CosStorager storager;

	@BeforeAll
	static void start() {
		cos = new EmulatedCos();
		new Random(2).nextBytes(LARGE);
		cos.storager().write("large", Content.of(LARGE));
		cos.storager().write("small", Content.ofText("small"));
		cos.storager().write("empty", Content.of(new byte[0]));
	}

	@AfterAll
	static void stop() {
		cos.close();
	}

	@BeforeEach
	void clear() {
		this.storager = cos.storager();
		cos.emulator().requests().clear();
		cos.faults().clear();
	}

	@Test
	void asksForRangesAsHttpCountsThem() throws IOException {
		assertThat(this.storager.readAllBytes("small", ReadOptions.builder().offset(1).size(3L).build()))
			.asString(StandardCharsets.UTF_8)
			.isEqualTo("mal");
		assertThat(cos.lastRequest().header("range")).isEqualTo("bytes=1-3");
		assertThat(this.storager.readAllBytes("small", ReadOptions.builder().offset(2).build())).hasSize(3);
		assertThat(cos.lastRequest().header("range")).isEqualTo("bytes=2-");
		assertThat(this.storager.readAllBytes("small")).hasSize(5);
		assertThat(cos.lastRequest().header("range")).isNull();
		try (var stream = this.storager.newInputStream("small", ReadOptions.builder().offset(1).size(2L).build())) {
			assertThat(stream.object().contentLength()).isEqualTo(5);
		}
	}

	@Test
	void neverCountsFurtherThanAnObjectCanReach() {
		assertThat(this.storager.readAllBytes("small", ReadOptions.builder().offset(1).size(Long.MAX_VALUE).build()))
			.hasSize(4);
		assertThat(cos.lastRequest().header("range")).isEqualTo("bytes=1-");
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.readAllBytes("small", ReadOptions.builder().offset(Long.MAX_VALUE).build()))
			.withMessageContaining("allowed: at most the object's length, 5");
	}

	/** The SDK itself would close it: who does not read the end of file breaks it off. */
	@Test
	void keepsTheConnectionAfterTheLastByte() {
		this.storager.readAllBytes("large");
		this.storager.readAllBytes("small");
		this.storager.readAllBytes("empty");
		this.storager.readAllBytes("small");
		assertThat(cos.requests()).extracting(WireRequest::remotePort).containsOnly(cos.lastRequest().remotePort());
	}

	@Test
	void breaksOffWhatIsClosedEarlyInsteadOfReadingTheRest() throws IOException {
		cos.faults().on("GET").key("large").bandwidth(100_000);
		long start = System.nanoTime();
		try (InputStream stream = this.storager.newInputStream("large")) {
			assertThat(stream.read()).isEqualTo(LARGE[0] & 0xff);
		}
		assertThat(this.storager.readAllBytes("small")).hasSize(5);
		assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
		assertThat(cos.requests()).extracting(WireRequest::remotePort).doesNotHaveDuplicates();
	}

	@RepeatedTest(3)
	void losesNoConnectionWhateverIsReadOfABody() throws IOException {
		for (String key : new String[] { "large", "small", "empty" }) {
			try (InputStream stream = this.storager.newInputStream(key)) {
				assertThat(stream.available()).isLessThanOrEqualTo(1);
			}
			try (InputStream stream = this.storager.newInputStream(key)) {
				stream.readNBytes(3);
			}
			try (InputStream stream = this.storager.newInputStream(key)) {
				stream.readAllBytes();
				assertThat(stream.available()).isZero();
			}
		}
	}

	@Test
	void noticesACorruptBody() {
		cos.faults().on("GET").corruptResponseAt(1_000_000);
		assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> this.storager.readAllBytes("large"));
		cos.faults().clear();
		assertThat(this.storager.readAllBytes("large")).isEqualTo(LARGE);
	}

	@Test
	void noticesATruncatedBody() {
		cos.faults().on("GET").truncateResponseAfter(1_000_000);
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> this.storager.readAllBytes("large"))
			.matches(StorageException::isTemporary);
		cos.faults().clear();
		cos.faults().on("GET").resetResponseAfter(1_000_000);
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> this.storager.readAllBytes("large"))
			.matches(StorageException::isTemporary);
		cos.faults().clear();
		assertThat(this.storager.readAllBytes("large")).isEqualTo(LARGE);
	}

	@Test
	void restoresTheInterruptThatTheSdkSwallowsInABody() throws IOException {
		try (InputStream stream = this.storager.newInputStream("large")) {
			stream.read();
			Thread.currentThread().interrupt();
			assertThatIOException().isThrownBy(() -> stream.read(new byte[10]))
				.withMessageContaining("the thread was interrupted");
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.storager.readAllBytes("small")).hasSize(5);
	}

	@Test
	void closesAnInterruptedReadInPeace() throws IOException {
		for (int count : new int[] { 1, LARGE.length }) {
			InputStream stream = this.storager.newInputStream("large");
			stream.readNBytes(count);
			Thread.currentThread().interrupt();
			assertThat(stream.available()).isEqualTo((count < LARGE.length) ? 1 : 0);
			stream.close();
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.storager.readAllBytes("small")).hasSize(5);
	}

	@Test
	void restoresTheInterruptThatTheSdkSwallowsBeforeARequest() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> this.storager.readAllBytes("small"))
			.withMessageContaining("the thread was interrupted")
			.matches((ex) -> ex.code() == ErrorCode.UNEXPECTED);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.storager.readAllBytes("small")).hasSize(5);
	}

	@Test
	void restoresTheInterruptThatTheSdkSwallowsBetweenAttempts() {
		COSClient patient = cos.client(ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(2))
			.readTimeout(Duration.ofSeconds(2))
			.connectionRequestTimeout(Duration.ofSeconds(2))
			.maxConnections(1)
			.maxRetries(3)
			.build());
		CosStorager retrying = new CosStorager(() -> patient, cos.connection(), EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT);
		Thread reader = Thread.currentThread();
		cos.faults().on("GET").where((request) -> {
			reader.interrupt();
			return true;
		}).answer(503, "ServiceUnavailable");
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> retrying.readAllBytes("small"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(cos.requests()).hasSize(1);
		patient.shutdown();
	}

	@Test
	void restoresTheInterruptThatTheSdkSwallowsInAnAnswer() {
		Thread caller = Thread.currentThread();
		cos.faults().onAny().where((request) -> {
			caller.interrupt();
			return false;
		}).reset();
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> this.storager.list().stream().toList())
			.withMessageContaining("the thread was interrupted");
		assertThat(Thread.interrupted()).isTrue();
		this.storager.write("small", Content.ofText("small"));
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	@Timeout(30)
	void givesUpWaitingForAConnectionThatIsNotGivenBack() throws IOException {
		try (InputStream stream = this.storager.newInputStream("large")) {
			stream.read();
			assertThatExceptionOfType(ServiceInternalException.class)
				.isThrownBy(() -> this.storager.readAllBytes("small"))
				.withMessageContaining(
						"all connections of the pool were in use for longer than 'client.connection-request-timeout'")
				.matches(StorageException::isTemporary);
		}
		assertThat(this.storager.readAllBytes("small")).hasSize(5);
	}

	@Test
	void takesAnAnswerWithoutChecksumAndTypeAsItIs() {
		try (CannedServer server = CannedServer.always(200, "", "text")) {
			assertThat(server.storager().readAllBytes("a")).asString(StandardCharsets.UTF_8).isEqualTo("text");
		}
	}

	@Test
	void losesNoConnectionOverAnAnswerThatMakesNoSense() {
		try (CannedServer server = new CannedServer((request) -> CannedServer.answer(206,
				request.contains("good") ? "Content-Range: bytes 0-3/4\r\n" : "Content-Range: nonsense\r\n", "text"))) {
			assertThatExceptionOfType(StorageException.class).isThrownBy(() -> server.storager().readAllBytes("bad"));
			assertThat(server.storager().readAllBytes("good")).hasSize(4);
		}
	}

}
