package io.storager.emulator;

import java.io.IOException;
import java.net.URLEncoder;
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

/** What OSS says on the wire, byte for byte where clients depend on it. */
class OssWireTests {

	private static final String OBJECT = "/" + TestEmulator.OSS_BUCKET + "/object";

	private static final String BUCKET = "/" + TestEmulator.OSS_BUCKET + "/";

	private static TestEmulator test;

	@BeforeAll
	static void start() throws IOException {
		test = new TestEmulator();
		assertThat(
				request("PUT", OBJECT).header("x-oss-meta-Author", "me").body("0123456789".repeat(100)).send().status())
			.isEqualTo(200);
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	private static SignedRequest request(String method, String resource) {
		return SignedRequest.oss(test, method, resource);
	}

	private static void assertRefused(SignedRequest request, int status, String code) throws IOException {
		RawHttp.Answer answer = request.send();
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.code()).isEqualTo(code);
		assertThat(answer.headers()).containsKeys("x-oss-request-id", "Date");
	}

	private static String md5(String text) throws Exception {
		return Base64.getEncoder()
			.encodeToString(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void spellsHeaderNamesAsTheServiceDoes() throws IOException {
		RawHttp.Answer answer = request("GET", OBJECT).send();
		assertThat(answer.headers()).containsKeys("Content-Length", "Content-Type", "Last-Modified", "ETag", "Date",
				"Accept-Ranges", "x-oss-hash-crc64ecma", "x-oss-request-id", "x-oss-object-type", "x-oss-storage-class",
				"x-oss-meta-author");
		assertThat(answer.header("ETag")).matches("\"[0-9A-F]{32}\"");
	}

	@ParameterizedTest
	@CsvSource({ "bytes=0-9, 206, 10", "bytes=990-, 206, 10", "bytes=-10, 206, 10", "bytes=0-999, 206, 1000",
			"bytes=0-1000, 200, 1000", "bytes=1000-2000, 200, 1000", "bytes=1000-, 200, 1000", "bytes=-2000, 200, 1000",
			"bytes=5-2, 200, 1000", "bytes=a-b, 200, 1000", "'bytes=0-1,3-4', 200, 1000", "bytes=-0, 200, 1000" })
	void answersTheWholeObjectToARangeThatIsNotInside(String range, int status, int length) throws IOException {
		RawHttp.Answer answer = request("GET", OBJECT).header("Range", range).send();
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body()).hasSize(length);
	}

	@ParameterizedTest
	@CsvSource({ "bytes=0-1000, 206, bytes 0-999/1000", "bytes=995-2000, 206, bytes 995-999/1000",
			"bytes=-2000, 206, bytes 0-999/1000", "bytes=1000-, 416, ''", "bytes=1000-2000, 416, ''",
			"bytes=-0, 416, ''" })
	void clampsRangesWhenAskedForStandardBehavior(String range, int status, String contentRange) throws IOException {
		RawHttp.Answer answer = request("GET", OBJECT).header("Range", range)
			.header("x-oss-range-behavior", "standard")
			.send();
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
		assertThat(answer.code()).isEqualTo((status == 416) ? "InvalidRange" : "");
	}

	@Test
	void hidesTheErrorOfAHeadInAHeader() throws IOException {
		RawHttp.Answer answer = request("HEAD", BUCKET + "missing").send();
		assertThat(answer.status()).isEqualTo(404);
		String document = new String(Base64.getDecoder().decode(answer.header("x-oss-err")), StandardCharsets.UTF_8);
		assertThat(document).contains("<Code>NoSuchKey</Code>", "<RequestId>", "<HostId>", "<EC>");
	}

	@Test
	void refusesWhatItDoesNotKnow() throws IOException {
		assertRefused(request("GET", BUCKET).query("worm", "worm"), 501, "NotImplemented");
		assertRefused(request("GET", BUCKET).query("max-kyes=5", ""), 400, "InvalidArgument");
		assertRefused(request("GET", BUCKET).query("prefix=a&prefix=b", ""), 400, "InvalidArgument");
		assertRefused(request("GET", BUCKET).query("acl&location", "acl&location"), 400, "InvalidArgument");
		assertRefused(request("PATCH", OBJECT), 405, "MethodNotAllowed");
		assertRefused(request("GET", BUCKET).query("prefix=%ZZ", ""), 400, "InvalidURI");
		assertRefused(request("GET", BUCKET).query("prefix=%FF", ""), 400, "InvalidURI");
		assertRefused(request("PUT", OBJECT).header("x-oss-process", "a").body(""), 501, "NotImplemented");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-oss-server-side-encrytion", "x-oss-metas-a", "x-oss-copy-sources", "x-oss-unknown" })
	void refusesHeadersThatItDoesNotKnow(String name) throws IOException {
		for (String method : new String[] { "PUT", "GET", "HEAD", "DELETE" }) {
			RawHttp.Answer answer = request(method, BUCKET + "object").header(name, "KMS").body("").send();
			assertThat(answer.status()).as(method).isEqualTo(400);
		}
		assertThat(request("PUT", OBJECT).header(name, "KMS").body("").send().body())
			.contains("<Code>InvalidArgument</Code>", "<ArgumentName>" + name + "</ArgumentName>");
		assertThat(request("GET", OBJECT).send().body()).hasSize(1000);
	}

	@ParameterizedTest
	@CsvSource({ "GET, ''", "HEAD, ''", "DELETE, ''", "POST, uploadId=1", "GET, objectMeta", "GET, acl" })
	void refusesEncryptionWhereTheServiceTakesNone(String method, String query) throws IOException {
		RawHttp.Answer answer = request(method, OBJECT).query(query, query)
			.header("x-oss-server-side-encryption", "AES256")
			.body("")
			.send();
		assertThat(answer.status()).isEqualTo(400);
		assertThat(request("GET", OBJECT).send().body()).hasSize(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html;charset=UTF-8", "text/html;charset=utf-8", "TEXT/PLAIN",
			"Text/Html; Charset=utf-8", "application/json; charset=UTF-8", "text/plain;charset=ISO-8859-1",
			"image/JPEG", "text/xml;CHARSET=utf-8" })
	void verifiesContentTypesAsTheyAreSent(String type) throws IOException {
		RawHttp.Answer put = request("PUT", BUCKET + "typed").header("Content-Type", type).body("a").send();
		assertThat(put.status()).as(put.body()).isEqualTo(200);
		assertThat(request("GET", BUCKET + "typed").send().header("Content-Type")).isEqualTo(type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0661", "\u06f1", "\uff11", "+1", " 1", "1 ", "0x1" })
	void takesNumbersInAsciiDigitsOnly(String number) throws IOException {
		String encoded = URLEncoder.encode(number, StandardCharsets.UTF_8);
		assertRefused(request("GET", BUCKET).query("max-keys=" + encoded, ""), 400, "InvalidArgument");
		assertRefused(
				request("POST", OBJECT).query("append&position=" + encoded, "append&position=" + number).body("a"), 400,
				"InvalidArgument");
		assertRefused(request("PUT", OBJECT)
			.query("partNumber=" + encoded + "&uploadId=1", "partNumber=" + number + "&uploadId=1")
			.body("a"), 400, "InvalidArgument");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1001", "-1", "ten" })
	void refusesPageSizesOutOfBounds(String maxKeys) throws IOException {
		assertRefused(request("GET", BUCKET).query("max-keys=" + maxKeys, ""), 400, "InvalidArgument");
	}

	@Test
	void refusesAPutWithoutLengthOrWithTooMuch() throws IOException {
		assertRefused(request("PUT", OBJECT), 411, "MissingContentLength");
		assertRefused(request("PUT", OBJECT).header("Content-Length", String.valueOf((5L << 30) + 1))
			.header("Expect", "100-continue"), 400, "EntityTooLarge");
	}

	@Test
	void storesAChunkedPut() throws IOException {
		assertThat(request("PUT", BUCKET + "chunked").header("Transfer-Encoding", "chunked")
			.chunks("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
			.send()
			.status()).isEqualTo(200);
		assertThat(request("GET", BUCKET + "chunked").send().body()).isEqualTo("abcde");
	}

	@Test
	void asksForTheBodyOnlyWhenItWantsIt() throws IOException {
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send(request("PUT", BUCKET + "continued").header("Expect", "100-continue")
				.header("Content-Length", "3")
				.head());
			assertThat(http.read(false).status()).isEqualTo(100);
			http.send("abc");
			assertThat(http.read(false).status()).isEqualTo(200);
		}
		assertRefused(SignedRequest.oss(test, "PUT", "/missing-bucket/a")
			.header("Expect", "100-continue")
			.header("Content-Length", "3"), 404, "NoSuchBucket");
	}

	@Test
	void checksTheMd5OfTheContent() throws Exception {
		assertThat(request("PUT", BUCKET + "md5").header("Content-MD5", md5("abc")).body("abc").send().status())
			.isEqualTo(200);
		assertRefused(request("PUT", BUCKET + "bad-md5").header("Content-MD5", md5("abd")).body("abc"), 400,
				"InvalidDigest");
		assertRefused(request("PUT", BUCKET + "bad-md5").header("Content-MD5", "abc").body("abc"), 400,
				"InvalidDigest");
		assertThat(request("GET", BUCKET + "bad-md5").send().status()).isEqualTo(404);
	}

	@Test
	void leavesNoTraceOfAPutThatBreaksOff() throws Exception {
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send(request("PUT", OBJECT).header("Content-Length", "100000").head());
			http.send("x".repeat(50_000));
		}
		Thread.sleep(200);
		assertThat(request("GET", OBJECT).send().body()).hasSize(1000);
	}

	@Test
	void refusesKeysAndMetadataBeyondTheLimits() throws IOException {
		assertRefused(request("PUT", BUCKET + "/a").body("a"), 400, "InvalidObjectName");
		assertRefused(request("PUT", BUCKET + "\\a").body("a"), 400, "InvalidObjectName");
		assertRefused(request("PUT", BUCKET + "a".repeat(1024)).body("a"), 400, "InvalidObjectName");
		assertThat(request("PUT", BUCKET + "a".repeat(1023)).body("a").send().status()).isEqualTo(200);
		assertRefused(request("PUT", OBJECT).header("x-oss-meta-a", "a".repeat(8192)).body("a"), 400,
				"MetadataTooLarge");
		assertThat(request("PUT", BUCKET + "meta").header("x-oss-meta-a", "a".repeat(8191)).body("a").send().status())
			.isEqualTo(200);
		assertRefused(request("PUT", OBJECT).header("x-oss-storage-class", "Cheap").body("a"), 400, "InvalidArgument");
	}

	@ParameterizedTest
	@ValueSource(strings = { "A-Bucket", "ab", "-bucket", "bucket-", "a_b", "a.b" })
	void refusesBucketNames(String name) throws IOException {
		assertRefused(request("PUT", "/" + name + "/").body(""), 400, "InvalidBucketName");
	}

	@Test
	void echoesEncryptionAndRefusesIllegalCombinations() throws IOException {
		String algorithm = "x-oss-server-side-encryption";
		RawHttp.Answer put = request("PUT", BUCKET + "sealed").header(algorithm, "KMS")
			.header("x-oss-server-side-data-encryption", "SM4")
			.header("x-oss-server-side-encryption-key-id", "key-1")
			.body("abc")
			.send();
		RawHttp.Answer head = request("HEAD", BUCKET + "sealed").send();
		for (RawHttp.Answer answer : new RawHttp.Answer[] { put, head }) {
			assertThat(answer.headers()).containsEntry(algorithm, "KMS")
				.containsEntry("x-oss-server-side-data-encryption", "SM4")
				.containsEntry("x-oss-server-side-encryption-key-id", "key-1");
		}
		assertThat(put.header("ETag")).isNotEqualTo("\"900150983CD24FB0D6963F7D28E17F72\"");
		assertRefused(request("PUT", OBJECT).header(algorithm, "DES").body("a"), 400,
				"InvalidEncryptionAlgorithmError");
		assertRefused(request("PUT", OBJECT).header(algorithm, "AES256")
			.header("x-oss-server-side-data-encryption", "SM4")
			.body("a"), 400, "InvalidArgument");
		assertRefused(request("PUT", OBJECT).header(algorithm, "KMS")
			.header("x-oss-server-side-data-encryption", "AES256")
			.body("a"), 400, "InvalidArgument");
		assertRefused(request("PUT", OBJECT).header("x-oss-server-side-encryption-key-id", "key-1").body("a"), 400,
				"InvalidArgument");
		assertRefused(request("GET", OBJECT).header(algorithm, "AES256"), 400, "InvalidArgument");
	}

	@Test
	void honoursConditions() throws IOException {
		String etag = request("HEAD", OBJECT).send().header("ETag");
		String modified = request("HEAD", OBJECT).send().header("Last-Modified");
		assertThat(request("GET", OBJECT).header("If-Match", etag).send().status()).isEqualTo(200);
		assertRefused(request("GET", OBJECT).header("If-Match", "\"00\""), 412, "PreconditionFailed");
		assertThat(request("GET", OBJECT).header("If-None-Match", etag).send().status()).isEqualTo(304);
		assertThat(request("GET", OBJECT).header("If-Modified-Since", modified).send().status()).isEqualTo(304);
		assertThat(request("GET", OBJECT).header("If-Unmodified-Since", modified).send().status()).isEqualTo(200);
		assertRefused(request("GET", OBJECT).header("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"), 412,
				"PreconditionFailed");
		assertRefused(request("PUT", OBJECT).header("x-oss-forbid-overwrite", "true").body("a"), 409,
				"FileAlreadyExists");
	}

	@Test
	void overridesHeadersOfTheAnswer() throws IOException {
		RawHttp.Answer answer = request("GET", OBJECT)
			.query("response-content-type=text%2Fhtml", "response-content-type=text/html")
			.send();
		assertThat(answer.headers()).containsEntry("Content-Type", "text/html");
	}

	@Test
	void deletesSeveralQuietlyOrNot() throws Exception {
		String document = "<Delete><Quiet>false</Quiet><Object><Key>a&amp;b</Key></Object></Delete>";
		RawHttp.Answer verbose = request("POST", BUCKET).query("delete", "delete")
			.header("Content-MD5", md5(document))
			.body(document)
			.send();
		assertThat(verbose.body()).contains("<Deleted><Key>a&amp;b</Key></Deleted>");
		String quiet = document.replace("false", "true");
		RawHttp.Answer silent = request("POST", BUCKET).query("delete", "delete")
			.header("Content-MD5", md5(quiet))
			.body(quiet)
			.send();
		assertThat(silent.headers()).containsEntry("Content-Length", "0");
		assertRefused(request("POST", BUCKET).query("delete", "delete").body(document), 400, "MissingArgument");
		for (String broken : new String[] { "<Delete>", "", "<Delete/>", "<!DOCTYPE a><Delete/>",
				"<Delete>" + "<Object><Key>a</Key></Object>".repeat(1001) + "</Delete>" }) {
			assertRefused(
					request("POST", BUCKET).query("delete", "delete").header("Content-MD5", md5(broken)).body(broken),
					400, "MalformedXML");
		}
	}

	@Test
	void refusesWhoHasNoSignatureOrAnOldOne() throws IOException {
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send("GET " + OBJECT + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
			assertThat(http.read(false).code()).isEqualTo("AccessDenied");
			http.send("GET " + OBJECT + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic abc\r\n\r\n");
			assertThat(http.read(false).code()).isEqualTo("InvalidArgument");
		}
		assertRefused(request("GET", OBJECT).at(Instant.now().minusSeconds(16 * 60)), 403, "RequestTimeTooSkewed");
		assertRefused(request("GET", OBJECT).at(Instant.now().plusSeconds(16 * 60)), 403, "RequestTimeTooSkewed");
		assertThat(request("GET", OBJECT).at(Instant.now().minusSeconds(14 * 60)).send().status()).isEqualTo(200);
		assertRefused(request("GET", BUCKET).query("acl", ""), 403, "SignatureDoesNotMatch");
	}

	@ParameterizedTest
	@ValueSource(strings = { "photos.oss-cn-hangzhou.aliyuncs.com", "photos.oss-cn-hangzhou.aliyuncs.com:9300",
			"photos.localhost", "photos.oss.localhost:80" })
	void findsTheBucketInTheHost(String host) throws IOException {
		String head = request("GET", OBJECT).header("Host", host).head().replace(OBJECT + " HTTP", "/object HTTP");
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send(head);
			assertThat(http.read(false).body()).hasSize(1000);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:9300", "oss-cn-hangzhou.aliyuncs.com", "127.0.0.1:1", "storage" })
	void findsTheBucketInThePathOfOtherHosts(String host) throws IOException {
		assertThat(request("GET", OBJECT).header("Host", host).send().body()).hasSize(1000);
	}

	@Test
	void listsOwnersOnlyWhereTheServiceDoes() throws IOException {
		assertThat(request("GET", BUCKET).query("prefix=object", "").send().body()).contains("<Owner>");
		assertThat(request("GET", BUCKET).query("list-type=2&prefix=object", "").send().body())
			.doesNotContain("<Owner>")
			.contains("<KeyCount>1</KeyCount>");
		assertThat(request("GET", BUCKET).query("list-type=2&prefix=object&fetch-owner=true", "").send().body())
			.contains("<Owner>");
	}

	@Test
	void acceptsAListWithoutTheSlashBehindTheBucket() throws IOException {
		String head = request("GET", BUCKET).query("list-type=2", "").head().replace("GET /photos/?", "GET /photos?");
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send(head);
			assertThat(http.read(false).status()).isEqualTo(200);
		}
	}

}
