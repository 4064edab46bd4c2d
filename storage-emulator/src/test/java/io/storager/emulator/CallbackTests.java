package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.Callback;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectRequest;
import com.aliyun.oss.model.UploadPartRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Callbacks to an application's server, ordered through the vendor's client. */
class CallbackTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

	private static final String PICTURE_BODY = "${imageInfo.format} ${imageInfo.width}x${imageInfo.height}";

	private static TestEmulator test;

	private static CallbackServer server;

	private static OSS oss;

	@BeforeAll
	static void start() throws IOException {
		test = new TestEmulator();
		server = new CallbackServer();
		oss = test.oss(SignVersion.V4);
	}

	@AfterAll
	static void stop() {
		oss.shutdown();
		server.close();
		test.close();
	}

	@BeforeEach
	void forget() {
		server.received.clear();
	}

	private static Callback callback(String url, String body, Callback.CalbackBodyType type) {
		Callback callback = new Callback();
		callback.setCallbackUrl(url);
		callback.setCallbackBody(body);
		callback.setCalbackBodyType(type);
		return callback;
	}

	private static PutObjectRequest put(String key, byte[] content, Callback callback) {
		PutObjectRequest request = new PutObjectRequest(BUCKET, key, new ByteArrayInputStream(content));
		request.setCallback(callback);
		return request;
	}

	private static String encoded(String json) {
		return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

	private static String order(String url) {
		return encoded("{\"callbackUrl\":\"" + url + "\",\"callbackBody\":\"key=${object}\"}");
	}

	@ParameterizedTest
	@EnumSource(value = SignVersion.class, names = { "V1", "V4" })
	void tellsTheApplicationInJsonAndTheClientItsAnswer(SignVersion version) throws Exception {
		// The client puts the body between quotes as it is.
		Callback callback = callback(server.url("/%E4%B8%AD?a=%20b"),
				"{\\\"bucket\\\":${bucket},\\\"object\\\":${object},\\\"etag\\\":${etag},\\\"size\\\":${size},"
						+ "\\\"mimeType\\\":${mimeType},\\\"own\\\":${x:own},\\\"none\\\":${x:none},"
						+ "\\\"height\\\":${imageInfo.height}}",
				Callback.CalbackBodyType.JSON);
		callback.addCallbackVar("x:own", "a \\\"quoted\\\" value");
		callback.setCallbackHost("app.example");
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentType("text/plain");
		PutObjectRequest request = put("中文", "content".getBytes(StandardCharsets.UTF_8), callback);
		request.setMetadata(metadata);
		OSS client = test.oss(version);
		try (var answer = client.putObject(request).getResponse().getContent()) {
			assertThat(answer).hasContent(CallbackServer.ANSWER);
		}
		finally {
			client.shutdown();
		}
		assertThat(server.received).singleElement().satisfies((received) -> {
			assertThat(received.target).isEqualTo("/%E4%B8%AD?a=%20b");
			assertThat(received.host).isEqualTo("app.example");
			assertThat(received.contentType).isEqualTo("application/json");
			assertThat(received.body).isEqualTo("{\"bucket\":\"photos\",\"object\":\"中文\","
					+ "\"etag\":\"9A0364B9E99BB480DD25E1F0284C8555\",\"size\":7,\"mimeType\":\"text/plain\","
					+ "\"own\":\"a \\\"quoted\\\" value\",\"none\":\"\",\"height\":\"\"}");
			assertThat(received.isGenuine()).isTrue();
		});
	}

	@Test
	void tellsTheApplicationInAFormOnceAnUploadInPartsIsComplete() throws Exception {
		String uploadId = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "a b&c"))
			.getUploadId();
		UploadPartRequest part = new UploadPartRequest(BUCKET, "a b&c", uploadId, 1,
				new ByteArrayInputStream(new byte[10]), 10);
		CompleteMultipartUploadRequest request = new CompleteMultipartUploadRequest(BUCKET, "a b&c", uploadId,
				new ArrayList<>(List.of(oss.uploadPart(part).getPartETag())));
		request.setCallback(
				callback(server.url(""), "key=${object}&size=${size}&by=${operation}", Callback.CalbackBodyType.URL));
		try (var answer = oss.completeMultipartUpload(request).getResponse().getContent()) {
			assertThat(answer).hasContent(CallbackServer.ANSWER);
		}
		assertThat(server.received).singleElement().satisfies((received) -> {
			assertThat(received.body).isEqualTo("key=a%20b%26c&size=10&by=CompleteMultipartUpload");
			assertThat(received.contentType).isEqualTo("application/x-www-form-urlencoded");
			assertThat(received.host).isEqualTo("127.0.0.1");
			assertThat(received.isGenuine()).isTrue();
		});
	}

	@Test
	void takesTheOrderFromAnAddressThatWasSignedInAdvance() throws IOException {
		OSS client = test.oss(SignVersion.V1);
		GeneratePresignedUrlRequest request = new GeneratePresignedUrlRequest(BUCKET, "linked", HttpMethod.PUT);
		request.setExpiration(new Date(System.currentTimeMillis() + 60_000));
		request.addQueryParameter("callback",
				encoded("{\"callbackUrl\":\"" + server.url("/") + "\",\"callbackBody\":\"own=${x:own}\"}"));
		request.addQueryParameter("callback-var", encoded("{\"x:own\":\"value\"}"));
		URL url = client.generatePresignedUrl(request);
		client.shutdown();
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send("PUT " + url.getFile() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n");
			assertThat(http.read(false).body()).isEqualTo(CallbackServer.ANSWER);
		}
		assertThat(server.received).singleElement()
			.satisfies((received) -> assertThat(received.body).isEqualTo("own=value"));
	}

	@ParameterizedTest
	@CsvSource({ "png 300x200, 89504E470D0A1A0A0000000D494844520000012C000000C8", "gif 300x200, 4749463839612C01C800",
			"jpg 300x200, FFD8FFE000040000FFFFC000110800C8012C03",
			"bmp 300x200, 424D000000000000000036000000280000002C010000C8000000",
			"webp 300x200, 524946460000000057454250565038580A000000000000002B0100C70000",
			"' x', FFD8FFE0FFFF0000000000", "' x', 000000" })
	void tellsTheSizeOfPictures(String told, String content) {
		oss.putObject(put("picture", HexFormat.of().parseHex(content),
				callback(server.url("/"), PICTURE_BODY, Callback.CalbackBodyType.URL)));
		assertThat(server.received).singleElement().satisfies((received) -> assertThat(received.body).isEqualTo(told));
	}

	@ParameterizedTest
	@CsvSource({ "/gone, Error status : 502.", "/text, Response body is not valid json format.",
			"/chunked, 'The answer needs a Content-Length, of 1 MB at most.'",
			"/long, 'The answer needs a Content-Length, of 1 MB at most.'" })
	void saysThatTheCallbackFailedAndKeepsTheObject(String path, String message) {
		assertThatExceptionOfType(OSSException.class)
			.isThrownBy(() -> oss.putObject(
					put("kept" + path, new byte[3], callback(server.url(path), "a", Callback.CalbackBodyType.URL))))
			.satisfies((ex) -> {
				assertThat(ex.getErrorCode()).isEqualTo("CallbackFailed");
				assertThat(ex.getErrorMessage()).isEqualTo(message);
			});
		assertThat(oss.getObjectMetadata(BUCKET, "kept" + path).getContentLength()).isEqualTo(3);
	}

	@Test
	void takesAMegabyteOfAnswer() throws IOException {
		PutObjectRequest request = put("answered", new byte[3],
				callback(server.url("/full"), "a", Callback.CalbackBodyType.URL));
		try (var answer = oss.putObject(request).getResponse().getContent()) {
			assertThat(answer.readAllBytes()).hasSize(1024 * 1024);
		}
	}

	@Test
	void callsTheNextAddressIfNobodyAnswers() throws IOException {
		int closed;
		try (ServerSocket socket = new ServerSocket(0)) {
			closed = socket.getLocalPort();
		}
		String nobody = "http://127.0.0.1:" + closed;
		RawHttp.Answer answer = SignedRequest.oss(test, "PUT", "/photos/several")
			.header("x-oss-callback", order(nobody + ";" + server.url("/gone") + ";" + server.url("/well")))
			.body("content")
			.send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(server.received).extracting((received) -> received.target).containsExactly("/gone", "/well");
		RawHttp.Answer failed = SignedRequest.oss(test, "PUT", "/photos/nobody")
			.header("x-oss-callback", order(nobody))
			.body("content")
			.send();
		assertThat(failed.status()).isEqualTo(203);
		assertThat(failed.body()).contains("Error status : -1.");
	}

	@Test
	void callsNobodyTwice() throws IOException {
		RawHttp.Answer failed = SignedRequest.oss(test, "PUT", "/photos/once")
			.header("x-oss-callback", order(server.url("/gone") + ";" + server.url("/text")))
			.body("content")
			.send();
		assertThat(failed.status()).isEqualTo(203);
		assertThat(server.received).extracting((received) -> received.target).containsExactly("/gone", "/text");
	}

	@Test
	void takesFiveKilobytesOfVariables() throws IOException {
		for (int size : List.of(3840, 3841)) {
			String variables = "{\"x:own\":\"" + "a".repeat(size - 12) + "\"}";
			RawHttp.Answer answer = SignedRequest.oss(test, "PUT", "/photos/varied")
				.header("x-oss-callback", order(server.url("/")))
				.header("x-oss-callback-var", encoded(variables))
				.body("content")
				.send();
			assertThat(answer.status()).as(answer.body()).isEqualTo((size == 3840) ? 200 : 400);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://10.0.0.1/", "http://storage.example/", "http://127.0.0.1.example/",
			"http://[fe80::1]/", "ftp://127.0.0.1/", "http://127.0.0.1:port/", "127.0.0.1;192.168.0.1", "http://" })
	void callsNoOtherMachine(String url) throws IOException {
		RawHttp.Answer answer = SignedRequest.oss(test, "PUT", "/photos/refused")
			.header("x-oss-callback", order(url))
			.body("content")
			.send();
		assertThat(answer.code()).isEqualTo("InvalidArgument");
		assertThat(answer.body()).contains("callbackUrl");
		assertThat(SignedRequest.oss(test, "HEAD", "/photos/refused").send().status()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "nonsense |", "{\"callbackUrl\":\"http://127.0.0.1\"} |",
					"{\"callbackUrl\":\"http://127.0.0.1\",\"callbackBody\":\"${unknown}\"} |",
					"{\"callbackUrl\":\"http://127.0.0.1\",\"callbackBody\":\"a\",\"callbackBodyType\":\"text\"} |",
					"{\"callbackUrl\":\"http://127.0.0.1\",\"callbackBody\":\"a\"} | {\"own\":\"a\"}",
					"{\"callbackUrl\":\"http://127.0.0.1\",\"callbackBody\":\"a\"} | {\"x:Own\":\"a\"}" })
	void refusesOrdersThatAreWrong(String order, String variables) throws IOException {
		SignedRequest request = SignedRequest.oss(test, "PUT", "/photos/refused")
			.header("x-oss-callback", encoded(order))
			.body("content");
		if (variables != null) {
			request.header("x-oss-callback-var", encoded(variables));
		}
		assertThat(request.send().code()).isEqualTo("InvalidArgument");
	}

	@Test
	void callsNobodyBackWithoutAnAddressAndForACopy() throws IOException {
		RawHttp.Answer answer = SignedRequest.oss(test, "PUT", "/photos/plain")
			.header("x-oss-callback", encoded("{\"callbackUrl\":\"\",\"callbackBody\":\"a\"}"))
			.body("content")
			.send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("ETag")).isNotEmpty();
		assertThat(SignedRequest.oss(test, "PUT", "/photos/copy")
			.header("x-oss-copy-source", "/photos/plain")
			.header("x-oss-callback", order(server.url("/")))
			.body("")
			.send()
			.code()).isEqualTo("InvalidArgument");
		assertThat(server.received).isEmpty();
	}

	@Test
	void takesTheOrderFromTheFieldsOfAForm() throws Exception {
		Map<String, String> fields = SignedForms.v1("formed", SignedForms.policy("", 5));
		fields.put("callback",
				encoded("{\"callbackUrl\":\"" + server.url("/") + "\",\"callbackBody\":\"${object} ${x:own}\"}"));
		fields.put("x:own", "value");
		RawHttp.Answer answer = SignedForms.post(test.emulator.ossPort(), "/photos/", "127.0.0.1", fields, "content");
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(CallbackServer.ANSWER);
		assertThat(server.received).singleElement().satisfies((received) -> {
			assertThat(received.body).isEqualTo("formed value");
			assertThat(received.isGenuine()).isTrue();
		});
		fields.put("key", "failed");
		fields.put("callback", order(server.url("/gone")));
		assertThat(SignedForms.post(test.emulator.ossPort(), "/photos/", "127.0.0.1", fields, "content").status())
			.isEqualTo(203);
		fields.put("key", "refused");
		fields.put("callback", order("http://10.0.0.1/"));
		assertThat(SignedForms.post(test.emulator.ossPort(), "/photos/", "127.0.0.1", fields, "content").code())
			.isEqualTo("InvalidArgument");
		assertThat(oss.doesObjectExist(BUCKET, "failed")).isTrue();
		assertThat(oss.doesObjectExist(BUCKET, "refused")).isFalse();
	}

}
