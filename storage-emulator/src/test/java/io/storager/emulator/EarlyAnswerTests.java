package io.storager.emulator;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * What is answered before the body has come, and to bodies that never come or are none.
 */
class EarlyAnswerTests {

	private static final String OBJECT = "/photos/object";

	private static TestEmulator test;

	@BeforeAll
	static void start() {
		test = new TestEmulator();
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	private static RawHttp.Answer answer(int port, String sent) throws IOException {
		try (RawHttp http = new RawHttp(port)) {
			http.send(sent);
			return http.read(false);
		}
	}

	@Test
	void refusesAnUnsignedPutWithoutItsBody() throws IOException {
		String unsigned = "PUT " + OBJECT + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\nsome";
		assertThat(answer(test.emulator.ossPort(), unsigned).code()).isEqualTo("AccessDenied");
		String cos = unsigned.replace(OBJECT, "/object").replace("127.0.0.1", "photos-1250000000.cos.localhost");
		assertThat(answer(test.emulator.cosPort(), cos).code()).isEqualTo("AccessDenied");
	}

	@Test
	void refusesAnOversizedPutWithoutItsBody() throws IOException {
		String size = String.valueOf((5L << 30) + 1);
		assertThat(SignedRequest.oss(test, "PUT", OBJECT).header("Content-Length", size).send().code())
			.isEqualTo("EntityTooLarge");
		assertThat(SignedRequest.cos(test, "PUT", "/object").header("Content-Length", size).send().code())
			.isEqualTo("EntityTooLarge");
	}

	@Test
	void goesOnWithAConnectionWhoseRefusedBodyCameAfterAll() throws IOException {
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send("PUT " + OBJECT + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n");
			assertThat(http.read(false).status()).isEqualTo(403);
			http.send("0123456789");
			http.send(SignedRequest.oss(test, "PUT", OBJECT).body("content").head() + "content");
			assertThat(http.read(false).status()).isEqualTo(200);
		}
	}

	@Test
	void servesOthersWhileHundredsStall() throws IOException {
		List<Socket> stalled = new ArrayList<>();
		try {
			String head = SignedRequest.oss(test, "PUT", OBJECT).header("Content-Length", "1000").head();
			for (int i = 0; i < 520; i++) {
				RawHttp http = new RawHttp(test.emulator.ossPort());
				stalled.add(http.socket());
				http.send(head);
			}
			assertThatCode(() -> {
				assertThat(SignedRequest.cos(test, "GET", "/").send().status()).isEqualTo(200);
				assertThat(SignedRequest.oss(test, "GET", "/photos/").send().status()).isEqualTo(200);
			}).doesNotThrowAnyException();
		}
		finally {
			for (Socket socket : stalled) {
				socket.close();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "zz\r\n", "-5\r\nabcde\r\n0\r\n\r\n", "ffffffffffffffff\r\nabc", "3\r\nabcdef\r\n0\r\n\r\n" })
	void refusesChunksThatAreNone(String chunks) throws IOException {
		for (SignedRequest request : List.of(SignedRequest.oss(test, "PUT", "/photos/chunks"),
				SignedRequest.cos(test, "PUT", "/chunks"))) {
			RawHttp.Answer answer = request.header("Transfer-Encoding", "chunked").chunks(chunks).send();
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.code()).isEqualTo("InvalidRequest");
			assertThat(answer.headers().keySet()).containsAnyOf("x-oss-request-id", "x-cos-request-id");
		}
		assertThat(SignedRequest.oss(test, "HEAD", "/photos/chunks").send().status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
			"PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: ten\r\n\r\n" })
	void answersWhatIsNotHttpAsTheServiceDoes(String sent) throws IOException {
		assertThat(answer(test.emulator.ossPort(), sent).headers()).containsKeys("x-oss-request-id", "Date");
		assertThat(answer(test.emulator.cosPort(), sent).headers()).containsKeys("x-cos-request-id", "Date");
	}

	@Test
	void answersHeadersThatAreTooLongAsTheServiceDoes() throws IOException {
		String sent = "GET / HTTP/1.1\r\nHost: a\r\nx-oss-meta-a: " + "a".repeat(70_000) + "\r\n\r\n";
		RawHttp.Answer answer = answer(test.emulator.ossPort(), sent);
		assertThat(answer.status()).isEqualTo(431);
		assertThat(answer.headers()).containsKey("x-oss-request-id");
	}

	@Test
	void saysNoLengthOfWhatHasNotChanged() throws IOException {
		SignedRequest.oss(test, "PUT", OBJECT).body("content").send();
		SignedRequest.cos(test, "PUT", "/object").body("content").send();
		for (String method : List.of("GET", "HEAD")) {
			RawHttp.Answer oss = SignedRequest.oss(test, method, OBJECT).header("If-None-Match", "*").send();
			assertThat(oss.status()).isEqualTo(304);
			assertThat(oss.headers()).containsKey("x-oss-request-id").doesNotContainKey("Content-Length");
			RawHttp.Answer cos = SignedRequest.cos(test, method, "/object").header("If-None-Match", "*").send();
			assertThat(cos.status()).isEqualTo(304);
			assertThat(cos.headers()).containsKey("x-cos-request-id").doesNotContainKey("Content-Length");
		}
	}

	@Test
	void answersOnTheLoopbackOfVersion6() throws IOException {
		try (StorageEmulator emulator = StorageEmulator.builder().host("::1").credential("a", "b").start()) {
			assertThat(emulator.cosEndpoint().getPort()).isEqualTo(emulator.cosPort());
			HttpURLConnection connection = (HttpURLConnection) emulator.ossEndpoint().toURL().openConnection();
			assertThat(connection.getResponseCode()).isEqualTo(403);
			connection.disconnect();
		}
	}

}
