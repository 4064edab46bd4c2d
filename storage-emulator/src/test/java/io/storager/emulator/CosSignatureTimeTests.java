package io.storager.emulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import io.storager.emulator.service.Hashing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The spans of a signature of COS and of the key that it is made with. */
class CosSignatureTimeTests {

	private static final String HOST = TestEmulator.COS_BUCKET + ".cos.ap-guangzhou.myqcloud.com";

	private static TestEmulator test;

	@BeforeAll
	static void start() {
		test = new TestEmulator();
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	/**
	 * Minutes from now: the ends of the signature and of its key, and what comes of it.
	 */
	@ParameterizedTest
	@CsvSource({ "10, 10, NoSuchKey, NoSuchKey", "10, 60, NoSuchKey, NoSuchKey", "60, 10, NoSuchKey, NoSuchKey",
			"-10, 60, RequestTimeTooSkewed, AccessDenied", "60, -10, RequestTimeTooSkewed, AccessDenied" })
	void endWhicheverIsFirst(int signature, int key, String inHeader, String inLink) throws IOException {
		String fields = fields(span(signature), span(key));
		assertThat(get("/missing", "Authorization: " + fields + "\r\n").code()).isEqualTo(inHeader);
		assertThat(get("/missing?" + fields, "").code()).isEqualTo(inLink);
	}

	private static String span(int minutes) {
		Instant now = Instant.now();
		return now.minus(Duration.ofHours(1)).getEpochSecond() + ";"
				+ now.plus(Duration.ofMinutes(minutes)).getEpochSecond();
	}

	private static String fields(String signTime, String keyTime) {
		String key = hmac(TestEmulator.SECRET_KEY, keyTime);
		String canonical = "get\n/missing\n\nhost=" + HOST + "\n";
		String toSign = "sha1\n" + signTime + "\n" + Hashing.hex(Hashing.digest("SHA-1", Hashing.utf8(canonical)))
				+ "\n";
		return "q-sign-algorithm=sha1&q-ak=" + TestEmulator.ACCESS_KEY + "&q-sign-time=" + signTime + "&q-key-time="
				+ keyTime + "&q-header-list=host&q-url-param-list=&q-signature=" + hmac(key, toSign);
	}

	private static String hmac(String key, String text) {
		return Hashing.hex(Hashing.hmac("HmacSHA1", Hashing.utf8(key), text));
	}

	private static RawHttp.Answer get(String target, String header) throws IOException {
		try (RawHttp http = new RawHttp(test.emulator.cosPort())) {
			http.send("GET " + target + " HTTP/1.1\r\nHost: " + HOST + "\r\n" + header + "\r\n");
			return http.read(false);
		}
	}

}
