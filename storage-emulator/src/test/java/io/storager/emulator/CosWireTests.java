package io.storager.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What COS says on the wire, byte for byte where clients depend on it. */
class CosWireTests {

	private static final String ALGORITHM = "x-cos-server-side-encryption";

	private static TestEmulator test;

	@BeforeAll
	static void start() throws IOException {
		test = new TestEmulator();
		assertThat(request("PUT", "/object").header("x-cos-meta-Author", "me")
			.body("0123456789".repeat(100))
			.send()
			.status()).isEqualTo(200);
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	private static SignedRequest request(String method, String resource) {
		return SignedRequest.cos(test, method, resource);
	}

	private static void assertRefused(SignedRequest request, int status, String code) throws IOException {
		RawHttp.Answer answer = request.send();
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.code()).isEqualTo(code);
		assertThat(answer.headers()).containsKeys("x-cos-request-id", "Date");
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void spellsHeaderNamesAsTheServiceDoes() throws IOException {
		RawHttp.Answer answer = request("GET", "/object").send();
		assertThat(answer.headers())
			.containsKeys("Content-Length", "Content-Type", "Last-Modified", "ETag", "Date", "x-cos-hash-crc64ecma",
					"x-cos-request-id", "x-cos-meta-author")
			.doesNotContainKey("x-cos-storage-class");
		assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
	}

	@ParameterizedTest
	@CsvSource({ "bytes=0-9, 206, bytes 0-9/1000", "bytes=0-1000, 206, bytes 0-999/1000",
			"bytes=-2000, 206, bytes 0-999/1000", "bytes=1000-, 416, ''", "bytes=1000-2000, 416, ''",
			"bytes=a-b, 200, ''", "'bytes=0-1,3-4', 200, ''" })
	void clampsRanges(String range, int status, String contentRange) throws IOException {
		RawHttp.Answer answer = request("GET", "/object").header("Range", range).send();
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
		assertThat(answer.code()).isEqualTo((status == 416) ? "InvalidRange" : "");
	}

	@Test
	void refusesWhatItDoesNotKnow() throws IOException {
		assertRefused(request("GET", "/").query("replication", ""), 501, "NotImplemented");
		assertRefused(request("GET", "/").query("max-kyes=5", ""), 400, "InvalidArgument");
		assertRefused(request("GET", "/").query("prefix=a&prefix=b", ""), 400, "InvalidArgument");
		assertRefused(request("PUT", "/object"), 411, "MissingContentLength");
		assertRefused(request("PUT", "/object").header("x-cos-storage-class", "CHEAP").body("a"), 400,
				"InvalidArgument");
		assertRefused(request("PUT", "/" + "a".repeat(851)).body("a"), 400, "KeyTooLong");
		assertRefused(request("PUT", "/object").header("x-cos-meta-a", "a".repeat(2048)).body("a"), 400,
				"MetadataTooLarge");
		assertRefused(request("PUT", "/object").header("x-cos-meta-a_b", "a").body("a"), 400, "InvalidArgument");
		assertRefused(request("GET", "/object").header("Host", "photos.cos.ap-guangzhou.myqcloud.com"), 400,
				"InvalidBucketName");
		assertRefused(request("GET", "/photos-1250000000/object").header("Host", "127.0.0.1"), 400, "InvalidURI");
		assertRefused(request("HEAD", "/missing"), 404, "");
	}

	@Test
	void takesUserMetadataOfTwoKilobytesEachAndFourTogether() throws IOException {
		SignedRequest most = request("PUT", "/described").header("x-cos-meta-a", "a".repeat(2047))
			.header("x-cos-meta-b", "b".repeat(2047));
		assertThat(most.body("a").send().status()).isEqualTo(200);
		assertRefused(most.header("x-cos-meta-c", ""), 400, "MetadataTooLarge");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-cos-server-side-encrytion", "x-cos-metas-a", "x-cos-unknown" })
	void refusesHeadersThatItDoesNotKnow(String name) throws IOException {
		for (String method : new String[] { "PUT", "GET", "HEAD", "DELETE" }) {
			assertThat(request(method, "/object").header(name, "KMS").body("").send().status()).as(method)
				.isEqualTo(400);
		}
		assertThat(request("PUT", "/object").header(name, "KMS").body("").send().body())
			.contains("<Code>InvalidArgument</Code>", "<ArgumentName>" + name + "</ArgumentName>");
		assertRefused(request("DELETE", "/object").header(ALGORITHM, "AES256"), 400, "InvalidArgument");
		assertRefused(request("PUT", "/object").header("Pic-Operations", "{}").body("a"), 501, "NotImplemented");
		assertThat(request("GET", "/object").send().body()).hasSize(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html;charset=UTF-8", "TEXT/PLAIN", "Text/Html; Charset=utf-8" })
	void verifiesContentTypesAsTheyAreSent(String type) throws IOException {
		RawHttp.Answer put = request("PUT", "/typed").header("Content-Type", type).body("a").send();
		assertThat(put.status()).as(put.body()).isEqualTo(200);
		assertThat(request("GET", "/typed").send().header("Content-Type")).isEqualTo(type);
	}

	@Test
	void tellsWhereAnAppendableObjectEnds() throws IOException {
		request("POST", "/log").query("append&position=0", "").body("abc").send();
		for (String method : new String[] { "HEAD", "GET" }) {
			assertThat(request(method, "/log").send().headers()).containsEntry("x-cos-next-append-position", "3")
				.containsEntry("x-cos-object-type", "appendable");
		}
	}

	@Test
	void takesNumbersInAsciiDigitsOnly() throws IOException {
		String arabic = "%D9%A1";
		assertRefused(request("GET", "/").query("max-keys=" + arabic, ""), 400, "InvalidArgument");
		assertRefused(request("POST", "/log").query("append&position=" + arabic, "").body("a"), 400, "InvalidArgument");
		assertRefused(request("PUT", "/object").query("partNumber=" + arabic + "&uploadId=1", "").body("a"), 400,
				"InvalidArgument");
	}

	@Test
	void keepsAStorageClassAndNamesItUnlessStandard() throws IOException {
		request("PUT", "/rare").header("x-cos-storage-class", "STANDARD_IA").body("a").send();
		assertThat(request("HEAD", "/rare").send().header("x-cos-storage-class")).isEqualTo("STANDARD_IA");
	}

	@Test
	void keepsNothingOfAnEmptyHeader() throws IOException {
		request("PUT", "/plain").header("Cache-Control", "").body("a").send();
		assertThat(request("HEAD", "/plain").send().headers()).doesNotContainKey("Cache-Control");
	}

	@Test
	void echoesEncryptionAndRefusesIllegalCombinations() throws IOException {
		RawHttp.Answer put = request("PUT", "/sealed").header(ALGORITHM, "cos/kms")
			.header(ALGORITHM + "-cos-kms-key-id", "key-1")
			.header(ALGORITHM + "-context", base64("{\"a\": [1, true, \"x\"]}"))
			.body("abc")
			.send();
		for (RawHttp.Answer answer : new RawHttp.Answer[] { put, request("GET", "/sealed").send(),
				request("HEAD", "/sealed").send() }) {
			assertThat(answer.headers()).containsEntry(ALGORITHM, "cos/kms")
				.containsEntry(ALGORITHM + "-cos-kms-key-id", "key-1");
		}
		assertThat(put.header("ETag")).isNotEqualTo("\"900150983cd24fb0d6963f7d28e17f72\"");
		assertRefused(request("PUT", "/object").header(ALGORITHM, "KMS").body("a"), 400, "InvalidArgument");
		assertRefused(request("PUT", "/object").header(ALGORITHM, "AES256")
			.header(ALGORITHM + "-cos-kms-key-id", "key-1")
			.body("a"), 400, "InvalidArgument");
		assertRefused(request("PUT", "/object").header(ALGORITHM + "-context", base64("{}")).body("a"), 400,
				"InvalidArgument");
		assertRefused(request("GET", "/object").header(ALGORITHM, "AES256"), 400, "InvalidArgument");
	}

	@ParameterizedTest
	@ValueSource(strings = { "e30=", "eyJhIjoxfQ==" })
	void takesAContextThatIsBase64OfAJsonObject(String context) throws IOException {
		assertThat(request("PUT", "/context").header(ALGORITHM, "cos/kms")
			.header(ALGORITHM + "-context", context)
			.body("a")
			.send()
			.status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[1]", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "{\"a\":01}", "{} {}" })
	void refusesAContextThatIsNot(String json) throws IOException {
		String context = json.equals("{}") ? json : base64(json);
		assertRefused(request("PUT", "/context").header(ALGORITHM, "cos/kms")
			.header(ALGORITHM + "-context", context)
			.body("a"), 400, "InvalidArgument");
	}

	@Test
	void wantsACustomerKeyWholeAndOnlyWhereItBelongs() throws Exception {
		byte[] key = new byte[32];
		String keyText = Base64.getEncoder().encodeToString(key);
		String md5 = Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(key));
		RawHttp.Answer put = withKey(request("PUT", "/customer"), keyText, md5).body("abc").send();
		assertThat(put.headers()).containsEntry(ALGORITHM + "-customer-algorithm", "AES256")
			.containsEntry(ALGORITHM + "-customer-key-MD5", md5)
			.doesNotContainKey(ALGORITHM + "-customer-key");
		assertThat(withKey(request("GET", "/customer"), keyText, md5).send().body()).isEqualTo("abc");
		assertRefused(request("GET", "/customer"), 400, "InvalidRequest");
		assertRefused(withKey(request("GET", "/object"), keyText, md5), 400, "InvalidRequest");
		assertRefused(withKey(request("GET", "/customer"), keyText, base64("0123456789abcdef")), 400,
				"InvalidArgument");
		assertRefused(withKey(request("PUT", "/object"), base64("short"), md5).body("a"), 400, "InvalidArgument");
		assertRefused(request("PUT", "/object").header(ALGORITHM + "-customer-key", keyText).body("a"), 400,
				"InvalidArgument");
	}

	private static SignedRequest withKey(SignedRequest request, String key, String md5) {
		return request.header(ALGORITHM + "-customer-algorithm", "AES256")
			.header(ALGORITHM + "-customer-key", key)
			.header(ALGORITHM + "-customer-key-MD5", md5);
	}

	@Test
	void refusesWhoHasNoSignatureOrAnOldOne() throws IOException {
		try (RawHttp http = new RawHttp(test.emulator.cosPort())) {
			http.send("GET /object HTTP/1.1\r\nHost: " + TestEmulator.COS_BUCKET + ".localhost\r\n\r\n");
			assertThat(http.read(false).code()).isEqualTo("AccessDenied");
		}
		assertRefused(request("GET", "/object").at(Instant.now().minusSeconds(601)), 403, "RequestTimeTooSkewed");
		assertRefused(request("GET", "/object").at(Instant.now().plusSeconds(16 * 60)), 403, "RequestTimeTooSkewed");
		assertThat(request("GET", "/object").at(Instant.now().plusSeconds(14 * 60)).send().status()).isEqualTo(200);
	}

	@Test
	void refusesASignatureThatWasMadeForAnotherBucket() throws IOException {
		String head = request("GET", "/object").head()
			.replace(TestEmulator.COS_BUCKET + ".cos", "other-1250000000.cos");
		try (RawHttp http = new RawHttp(test.emulator.cosPort())) {
			http.send(head);
			assertThat(http.read(false).code()).isEqualTo("SignatureDoesNotMatch");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "photos-1250000000.cos.ap-guangzhou.localhost:9301", "photos-1250000000.localhost",
			"photos-1250000000.cos.ap-guangzhou.tencentcos.cn" })
	void findsTheBucketInTheHost(String host) throws IOException {
		assertThat(request("GET", "/object").header("Host", host).send().body()).hasSize(1000);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "service.cos.myqcloud.com", "cos.ap-guangzhou.myqcloud.com", "127.0.0.1:9301", "localhost" })
	void listsBucketsOnTheHostsOfTheService(String host) throws IOException {
		assertThat(request("GET", "/").header("Host", host).send().body()).contains("<Name>photos-1250000000</Name>",
				"<Location>ap-guangzhou</Location>");
	}

}
