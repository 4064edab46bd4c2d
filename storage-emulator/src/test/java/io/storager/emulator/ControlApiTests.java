package io.storager.emulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.storager.emulator.service.Json;
import io.storager.emulator.traffic.AnsweredRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What tests in any language can do to the emulator. */
class ControlApiTests {

	private static final BlockingQueue<AnsweredRequest> answers = new LinkedBlockingQueue<>();

	private static TestEmulator test;

	@BeforeAll
	static void start() {
		test = new TestEmulator(StorageEmulator.builder().control("127.0.0.1", 0));
		test.emulator.requests().onAnswer(answers::add);
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	@BeforeEach
	void reset() throws IOException {
		assertThat(control("POST", "/reset", "").status()).isEqualTo(200);
		answers.clear();
	}

	private static RawHttp.Answer control(String method, String path, String body) throws IOException {
		return control(method, path, "Host: localhost\r\n", body);
	}

	private static RawHttp.Answer control(String method, String path, String headers, String body) throws IOException {
		try (RawHttp http = new RawHttp(Objects.requireNonNull(test.emulator.controlEndpoint()).getPort())) {
			http.send(method + " " + path + " HTTP/1.1\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n"
					+ body);
			return http.read(false);
		}
	}

	private static Map<?, ?> json(RawHttp.Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return (Map<?, ?>) Objects.requireNonNull(Json.parse(answer.body()));
	}

	private static RawHttp.Answer get() throws IOException {
		return SignedRequest.oss(test, "GET", "/photos/work/a").send();
	}

	@Test
	void ordersFaults() throws IOException {
		SignedRequest.oss(test, "PUT", "/photos/work/a").body("0123456789").send();
		control("POST", "/faults",
				"{\"protocol\":\"oss\",\"method\":\"GET\",\"bucket\":\"photos\",\"keyPrefix\":\"work/\",\"skip\":1,"
						+ "\"times\":2,\"fault\":\"status\",\"status\":503,\"code\":\"SlowDown\"}");
		assertThat(get().status()).isEqualTo(200);
		assertThat(get().code()).isEqualTo("SlowDown");
		assertThat(get().status()).isEqualTo(503);
		assertThat(get().status()).isEqualTo(200);
		Map<?, ?> listed = (Map<?, ?>) ((List<?>) Objects
			.requireNonNull(json(control("GET", "/faults", "")).get("faults"))).get(0);
		assertThat(listed.get("hits")).hasToString("2");
		assertThat(listed.get("code")).isEqualTo("SlowDown");
		String number = String.valueOf(listed.get("id"));
		json(control("POST", "/faults", "{\"fault\":\"corrupt\",\"offset\":3,\"method\":\"GET\"}"));
		assertThat(get().body()).startsWith("012").doesNotContain("3");
		json(control("DELETE", "/faults", ""));
		assertThat(get().body()).isEqualTo("0123456789");
		assertThat(control("DELETE", "/faults/" + number, "").status()).isEqualTo(404);
		Map<?, ?> added = json(control("POST", "/faults", "{\"fault\":\"reset\"}"));
		assertThatExceptionOfType(IOException.class).isThrownBy(ControlApiTests::get);
		json(control("DELETE", "/faults/" + added.get("id"), ""));
		assertThat(get().status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'fault':'latency','millis':1} | 200", "{'fault':'bandwidth','bytesPerSecond':1000000} | 200",
					"{'fault':'status','body':'none','status':404} | 404", "{'fault':'status','body':'HTML'} | 503",
					"{'fault':'reset'} | 0", "{'fault':'reset','afterBytes':2} | 0", "{'fault':'lostAnswer'} | 0",
					"{'fault':'truncate','afterBytes':2} | 0", "{'fault':'truncate','afterBytes':2,'reset':true} | 0",
					"{'fault':'corrupt','offset':1} | 200",
					"{'fault':'corrupt','offset':1,'direction':'request'} | 200", "{'fault':'hangUp'} | 200",
					"{'fault':'refuseDeletion','keys':['work/a']} | 200" })
	void knowsEveryKindOfFault(String order, int status) throws IOException {
		json(control("POST", "/faults", order.replace('\'', '"')));
		int answered = 0;
		try {
			answered = SignedRequest.oss(test, "PUT", "/photos/work/a").body("0123").send().status();
			answered = (answered == 200) ? get().status() : answered;
		}
		catch (IOException ex) {
			answered = 0;
		}
		assertThat(answered).isEqualTo(status);
	}

	@Test
	void hitsByChanceTheSameWayForTheSameSeed() throws IOException {
		SignedRequest.oss(test, "PUT", "/photos/work/a").body("a").send();
		String first = statusesWithSeed(7);
		assertThat(first).contains("200", "503").isEqualTo(statusesWithSeed(7)).isNotEqualTo(statusesWithSeed(8));
	}

	private static String statusesWithSeed(int seed) throws IOException {
		control("DELETE", "/faults", "");
		json(control("POST", "/faults", "{\"fault\":\"status\",\"probability\":0.5,\"seed\":" + seed + "}"));
		StringBuilder statuses = new StringBuilder();
		for (int i = 0; i < 20; i++) {
			statuses.append(get().status()).append(' ');
		}
		return statuses.toString();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"POST /faults {'fault':'what'} | 400 | has to be one of latency, bandwidth",
			"POST /faults {'fault':'latency'} | 400 | 'millis' is needed",
			"POST /faults {'fault':'reset','mehtod':'GET'} | 400 | 'mehtod' is unknown here; known are protocol, method",
			"POST /faults {'fault':'reset','times':0} | 400 | 'times' has to be a whole number",
			"POST /faults {'fault':'reset','probability':2} | 400 | 'probability' has to be a number between 0 and 1",
			"POST /faults {'fault':'reset','protocol':'s3'} | 400 | 'protocol' has to be one of [oss, cos]",
			"POST /faults {fault} | 400 | not JSON from character 2 on", "POST /faults [] | 400 | a JSON object",
			"POST /clock {'advance':'1h'} | 400 | a duration such as PT90S",
			"POST /clock {'advance':'-PT1H'} | 400 | not negative", "GET /requests?what=x | 400 | 'what' is unknown",
			"GET /requests?limit=0 | 400 | 'limit' has to be a positive number",
			"POST /snapshots/none/restore | 404 | no snapshot 'none'", "GET /nothing | 404 | There is no GET /nothing",
			"GET /snapshots/a/b/c | 404 | There is no" })
	void saysWhatIsWrongWithARequest(String request, int status, String message) throws IOException {
		String[] words = request.replace('\'', '"').split(" ", 3);
		RawHttp.Answer answer = control(words[0], words[1], (words.length > 2) ? words[2] : "");
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body()).contains(message);
	}

	@Test
	void listsWhatArrivedWithoutItsSecrets() throws Exception {
		SignedRequest.oss(test, "PUT", "/photos/work/a").header("x-oss-security-token", "a-token").body("0123").send();
		get();
		assertThat(answers.poll(10, TimeUnit.SECONDS)).isNotNull();
		assertThat(answers.poll(10, TimeUnit.SECONDS)).isNotNull();
		RawHttp.Answer all = control("GET", "/requests", "");
		assertThat(json(all).get("arrived")).hasToString("2");
		assertThat(all.body()).doesNotContain("a-token").doesNotContain("OSS " + TestEmulator.ACCESS_KEY);
		List<?> found = (List<?>) json(control("GET", "/requests?method=PUT&bucket=photos&key=work/a&limit=1", ""))
			.get("requests");
		assertThat(found).singleElement().satisfies((request) -> {
			assertThat(((Map<?, ?>) request).get("protocol")).isEqualTo("OSS");
			assertThat(((Map<?, ?>) request).get("bytesReceived")).hasToString("4");
		});
		json(control("DELETE", "/requests", ""));
		assertThat(json(control("GET", "/requests", "")).get("arrived")).hasToString("0");
	}

	@Test
	void advancesTheClock() throws IOException {
		json(control("POST", "/clock", "{\"advance\":\"P2D\"}"));
		assertThat(test.emulator.clock().offset()).isEqualTo(Duration.ofDays(2));
		assertThat(json(control("POST", "/clock", "{\"advance\":\"PT1H\"}")).get("advancedBy")).isEqualTo("PT49H");
		assertThat(json(control("DELETE", "/clock", "")).get("advancedBy")).isEqualTo("PT0S");
		assertThat(json(control("GET", "/clock", "")).get("now")).asString().endsWith("Z");
	}

	@Test
	void takesAndRestoresSnapshots() throws IOException {
		SignedRequest.oss(test, "PUT", "/photos/work/a").body("before").send();
		assertThat(json(control("PUT", "/snapshots/a%20name", "")).get("objects")).hasToString("1");
		SignedRequest.oss(test, "PUT", "/photos/work/a").body("after").send();
		assertThat(control("GET", "/snapshots", "").body()).contains("{\"a name\":{\"buckets\":2,\"objects\":1}}");
		json(control("POST", "/snapshots/a%20name/restore", ""));
		assertThat(get().body()).isEqualTo("before");
		json(control("DELETE", "/snapshots/a%20name", ""));
		assertThat(control("DELETE", "/snapshots/a%20name", "").status()).isEqualTo(404);
	}

	@Test
	void isNotForPagesInABrowser() throws IOException {
		assertThat(control("POST", "/reset", "Host: localhost\r\nOrigin: http://a.page\r\n", "").status())
			.isEqualTo(403);
		assertThat(control("GET", "/requests", "Host: a.page\r\n", "").status()).isEqualTo(403);
		assertThat(control("GET", "/", "Host: 127.0.0.1:9302\r\n", "").body()).contains("POST /faults");
		assertThat(control("GET", "/health", "").body()).contains("UP");
	}

	@Test
	void isThereOnlyWhenAskedFor() {
		try (TestEmulator other = new TestEmulator()) {
			assertThat(other.emulator.controlEndpoint()).isNull();
		}
	}

}
