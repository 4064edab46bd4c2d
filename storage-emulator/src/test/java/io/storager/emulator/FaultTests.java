package io.storager.emulator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.storager.emulator.traffic.Fault;
import io.storager.emulator.traffic.Protocol;
import io.storager.emulator.traffic.RequestLog;
import io.storager.emulator.traffic.WireRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What can be made to go wrong. */
class FaultTests {

	private static final String OBJECT = "/" + TestEmulator.OSS_BUCKET + "/object";

	private static final String CONTENT = "0123456789".repeat(100);

	private static TestEmulator test;

	@BeforeAll
	static void start() throws IOException {
		test = new TestEmulator();
		get();
		request("PUT").body(CONTENT).send();
	}

	@AfterEach
	void clear() {
		test.emulator.faults().clear();
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	private static SignedRequest request(String method) {
		return SignedRequest.oss(test, method, OBJECT);
	}

	private static RawHttp.Answer get() throws IOException {
		return request("GET").send();
	}

	@Test
	void answersAnErrorAsOftenAsAskedFor() throws IOException {
		Fault fault = test.emulator.faults()
			.on("GET")
			.bucket("photos")
			.key("object")
			.skip(1)
			.times(2)
			.answer(503, "ServiceUnavailable");
		assertThat(get().status()).isEqualTo(200);
		assertThat(get().code()).isEqualTo("ServiceUnavailable");
		assertThat(get().status()).isEqualTo(503);
		assertThat(get().status()).isEqualTo(200);
		assertThat(fault.hits()).isEqualTo(2);
	}

	@Test
	void hitsOnlyWhatMatches() throws IOException {
		test.emulator.faults().onAny().protocol(Protocol.COS).answer(500, "InternalError");
		test.emulator.faults().onAny().key("other").answer(500, "InternalError");
		test.emulator.faults().onAny().query("uploads").answer(500, "InternalError");
		test.emulator.faults().on("PUT").answer(500, "InternalError");
		assertThat(get().status()).isEqualTo(200);
		Fault cancelled = test.emulator.faults().on("GET").answer(500, "InternalError");
		cancelled.cancel();
		assertThat(get().status()).isEqualTo(200);
	}

	@Test
	void answersAsProxiesDo() throws IOException {
		test.emulator.faults().on("GET").once().answerHtml(502);
		assertThat(get().body()).contains("<html>");
		test.emulator.faults().on("GET").once().answerEmpty(503);
		assertThat(get().body()).isEmpty();
	}

	@Test
	void resetsTheConnectionInsteadOfProcessing() throws IOException {
		test.emulator.faults().on("PUT").once().reset();
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> request("PUT").body("changed").send());
		assertThat(get().body()).isEqualTo(CONTENT);
	}

	@Test
	void losesTheReplyToWhatItDid() throws IOException {
		test.emulator.faults().on("PUT").once().loseReply();
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> request("PUT").body("changed").send());
		assertThat(get().body()).isEqualTo("changed");
		request("PUT").body(CONTENT).send();
	}

	@Test
	void truncatesTheResponse() throws IOException {
		test.emulator.faults().on("GET").once().truncateResponseAfter(10);
		assertThatExceptionOfType(EOFException.class).isThrownBy(FaultTests::get);
		test.emulator.faults().on("GET").once().resetResponseAfter(10);
		assertThatExceptionOfType(SocketException.class).isThrownBy(FaultTests::get);
		assertThat(get().status()).isEqualTo(200);
	}

	@Test
	void corruptsOneByteAndKeepsTheChecksum() throws IOException {
		String checksum = get().header("x-oss-hash-crc64ecma");
		test.emulator.faults().on("GET").once().corruptResponseAt(3);
		RawHttp.Answer answer = get();
		assertThat(answer.header("x-oss-hash-crc64ecma")).isEqualTo(checksum);
		assertThat(answer.body()).startsWith("012").isNotEqualTo(CONTENT).endsWith(CONTENT.substring(4));
		assertThat(get().body()).isEqualTo(CONTENT);
	}

	@Test
	void corruptsWhatArrives() throws IOException {
		test.emulator.faults().on("PUT").once().corruptRequestAt(3);
		request("PUT").body(CONTENT).send();
		assertThat(get().body()).startsWith("012").isNotEqualTo(CONTENT).endsWith(CONTENT.substring(4));
		request("PUT").body(CONTENT).send();
		assertThat(get().body()).isEqualTo(CONTENT);
	}

	@Test
	void hangsUpBehindAReplyThatPromisedToStay() throws IOException {
		test.emulator.faults().onAny().once().hangUp();
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
			assertThat(http.read(false).header("Connection")).isEmpty();
			assertThat(http.socket().getInputStream().read()).isEqualTo(-1);
		}
	}

	@Test
	void resetsWhileItReads() throws IOException {
		test.emulator.faults().on("PUT").once().resetRequestBodyAfter(100);
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> request("PUT").body("x".repeat(1000)).send());
		assertThat(get().body()).isEqualTo(CONTENT);
	}

	@Test
	void delaysAndSlowsDown() throws IOException {
		Instant start = Instant.now();
		test.emulator.faults().on("GET").once().delay(Duration.ofMillis(200));
		assertThat(get().body()).isEqualTo(CONTENT);
		assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(190));
		start = Instant.now();
		test.emulator.faults().on("GET").once().bandwidth(5000);
		assertThat(get().body()).isEqualTo(CONTENT);
		assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(180));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT" })
	void isNoFailureToCloseWhileABodyMoves(String method) throws Exception {
		PrintStream before = System.err;
		ByteArrayOutputStream log = new ByteArrayOutputStream();
		System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
		try (TestEmulator other = new TestEmulator(); RawHttp http = new RawHttp(other.emulator.ossPort())) {
			other.emulator.putOssObject(TestEmulator.OSS_BUCKET, "object", CONTENT.getBytes(StandardCharsets.UTF_8));
			Fault slow = other.emulator.faults().onAny().bandwidth(10);
			boolean put = method.equals("PUT");
			SignedRequest request = SignedRequest.oss(other, method, OBJECT);
			http.send((put ? request.body(CONTENT) : request).head() + (put ? CONTENT : ""));
			while (slow.hits() == 0) {
				Thread.sleep(5);
			}
			CountDownLatch ended = new CountDownLatch(1);
			other.emulator.requests().onAnswer((answer) -> ended.countDown());
			other.close();
			assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(other.emulator.requests().answers()).singleElement()
				.satisfies((answer) -> assertThat(answer.abort()).isEqualTo("The emulator closed"));
		}
		finally {
			System.setErr(before);
		}
		assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("ERROR", "WARN");
	}

	@Test
	void stallsUntilItCloses() throws IOException {
		try (TestEmulator other = new TestEmulator(); RawHttp http = new RawHttp(other.emulator.ossPort())) {
			other.emulator.faults().onAny().stall();
			http.socket().setSoTimeout(200);
			http.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> http.read(false));
			http.socket().setSoTimeout(5000);
			other.close();
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> http.read(false))
				.isNotInstanceOf(SocketTimeoutException.class);
		}
	}

	@Test
	void logsWhatArrivedAndForgetsItWhenTold() throws IOException {
		test.emulator.requests().clear();
		request("GET").query("x=1", "").header("X-Probe", "yes").send();
		assertThat(test.emulator.requests().all()).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("GET");
			assertThat(request.bucket()).isEqualTo("photos");
			assertThat(request.key()).isEqualTo("object");
			assertThat(request.rawTarget()).isEqualTo(OBJECT + "?x=1");
			assertThat(request.header("x-probe")).isEqualTo("yes");
			assertThat(request.query()).containsEntry("x", "1");
			assertThat(request.remotePort()).isPositive();
			assertThat(request.toString()).isEqualTo("OSS GET " + OBJECT);
		});
	}

	@Test
	void countsWhatItNoLongerRemembers() throws IOException {
		RequestLog log = new RequestLog();
		get();
		List<WireRequest> seen = test.emulator.requests().all();
		WireRequest request = seen.get(seen.size() - 1);
		for (int i = 0; i < 10_003; i++) {
			log.add(request);
		}
		assertThat(log.count()).isEqualTo(10_000);
		assertThat(log.arrived()).isEqualTo(10_003);
		log.clear();
		assertThat(log.arrived()).isZero();
	}

}
