package io.storager.emulator;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is signed is what is sent, to the last space: the services' documents know of no
 * trimming, whatever an SDK does.
 */
class UntrimmedQueryTests {

	private static final String COS_HOST = TestEmulator.COS_BUCKET + ".cos.ap-guangzhou.myqcloud.com";

	private static TestEmulator test;

	@BeforeAll
	static void start() {
		test = new TestEmulator();
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	@ParameterizedTest
	@CsvSource({ "'a ', 'a ', 200", "'a ', 'a', 403", "' a', 'a', 403", "'a\t', 'a\t', 200", "'a\u0001', 'a', 403" })
	void ossVersion4(String sent, String signed, int status) throws Exception {
		Instant now = Instant.now();
		assertThat(get(test.emulator.ossPort(),
				"GET /photos/?list-type=2&prefix=" + encode(sent) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nx-oss-date: "
						+ timestamp(now) + "\r\nx-oss-content-sha256: UNSIGNED-PAYLOAD\r\nAuthorization: "
						+ ossAuthorization(now, "list-type=2&prefix=" + encode(signed),
								"x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:" + timestamp(now) + "\n")))
			.isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "'a ', 'a ', 200", "'a ', 'a', 403" })
	void ossVersion4InALink(String sent, String signed, int status) throws Exception {
		Instant now = Instant.now();
		String fields = "prefix=%s&x-oss-credential=" + encode(scope(now)) + "&x-oss-date=" + timestamp(now)
				+ "&x-oss-expires=60&x-oss-signature-version=OSS4-HMAC-SHA256";
		String signature = ossSignature(now, fields.replace("%s", encode(signed)), "");
		assertThat(get(test.emulator.ossPort(), "GET /photos/?" + fields.replace("%s", encode(sent))
				+ "&x-oss-signature=" + signature + " HTTP/1.1\r\nHost: 127.0.0.1"))
			.isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "'a ', 'a ', 200", "'a ', 'a', 403", "' a', 'a', 403" })
	void cos(String sent, String signed, int status) throws Exception {
		assertThat(get(test.emulator.cosPort(), "GET /?prefix=" + encode(sent) + " HTTP/1.1\r\nHost: " + COS_HOST
				+ "\r\nAuthorization: " + cosAuthorization(signed)))
			.isEqualTo(status);
		assertThat(get(test.emulator.cosPort(),
				"GET /?prefix=" + encode(sent) + "&" + cosAuthorization(signed) + " HTTP/1.1\r\nHost: " + COS_HOST))
			.isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "UNSIGNED-PAYLOAD, 200", "78af, 400" })
	void takesNoHashOfThePayload(String hash, int status) throws Exception {
		Instant now = Instant.now();
		String headers = "x-oss-content-sha256:" + hash + "\nx-oss-date:" + timestamp(now) + "\n";
		assertThat(get(test.emulator.ossPort(),
				"GET /photos/ HTTP/1.1\r\nHost: 127.0.0.1\r\nx-oss-date: " + timestamp(now)
						+ "\r\nx-oss-content-sha256: " + hash + "\r\nAuthorization: "
						+ ossAuthorization(now, "", headers)))
			.isEqualTo(status);
	}

	private static int get(int port, String head) throws IOException {
		try (RawHttp http = new RawHttp(port)) {
			http.send(head + "\r\n\r\n");
			return http.read(false).status();
		}
	}

	private static String ossAuthorization(Instant now, String query, String headers) throws Exception {
		return "OSS4-HMAC-SHA256 Credential=" + scope(now) + ",Signature=" + ossSignature(now, query, headers);
	}

	private static String ossSignature(Instant now, String query, String headers) throws Exception {
		String canonical = "GET\n/photos/\n" + query + "\n" + headers + "\n\nUNSIGNED-PAYLOAD";
		String scope = timestamp(now).substring(0, 8) + "/cn-hangzhou/oss/aliyun_v4_request";
		String toSign = "OSS4-HMAC-SHA256\n" + timestamp(now) + "\n" + scope + "\n" + hex("SHA-256", canonical);
		byte[] key = ("aliyun_v4" + TestEmulator.SECRET_KEY).getBytes(StandardCharsets.UTF_8);
		for (String step : scope.split("/", -1)) {
			key = hmac("HmacSHA256", key, step);
		}
		return HexFormat.of().formatHex(hmac("HmacSHA256", key, toSign));
	}

	private static String scope(Instant now) {
		return TestEmulator.ACCESS_KEY + "/" + timestamp(now).substring(0, 8) + "/cn-hangzhou/oss/aliyun_v4_request";
	}

	private static String timestamp(Instant now) {
		return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC).format(now);
	}

	private static String cosAuthorization(String prefix) throws Exception {
		long now = Instant.now().getEpochSecond();
		String time = (now - 60) + ";" + (now + 600);
		String canonical = "get\n/\nprefix=" + encode(prefix) + "\nhost=" + encode(COS_HOST) + "\n";
		String key = HexFormat.of()
			.formatHex(hmac("HmacSHA1", TestEmulator.SECRET_KEY.getBytes(StandardCharsets.UTF_8), time));
		String signature = HexFormat.of()
			.formatHex(hmac("HmacSHA1", key.getBytes(StandardCharsets.UTF_8),
					"sha1\n" + time + "\n" + hex("SHA-1", canonical) + "\n"));
		return "q-sign-algorithm=sha1&q-ak=" + TestEmulator.ACCESS_KEY + "&q-sign-time=" + time + "&q-key-time=" + time
				+ "&q-header-list=host&q-url-param-list=prefix&q-signature=" + signature;
	}

	private static byte[] hmac(String algorithm, byte[] key, String text) throws GeneralSecurityException {
		Mac mac = Mac.getInstance(algorithm);
		mac.init(new SecretKeySpec(key, algorithm));
		return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String hex(String algorithm, String text) throws GeneralSecurityException {
		return HexFormat.of()
			.formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
