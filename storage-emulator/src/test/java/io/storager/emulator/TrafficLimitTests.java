package io.storager.emulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.GetObjectRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rates that requests ask to be held down to. Bodies take a quarter of a second here. */
class TrafficLimitTests {

	private static final String OSS_LIMIT = "x-oss-traffic-limit";

	private static final String COS_LIMIT = "x-cos-traffic-limit";

	private static final String OSS_LEAST = "245760";

	private static final String COS_LEAST = "819200";

	private static final String OSS_CONTENT = "a".repeat(245_760 / 8 / 4);

	private static final String COS_CONTENT = "a".repeat(819_200 / 8 / 4);

	/** A little less than what the bodies take, for the clock's sake. */
	private static final Duration LEAST_TIME = Duration.ofMillis(240);

	private static TestEmulator test;

	@BeforeAll
	static void start() throws IOException {
		test = new TestEmulator();
		SignedRequest.oss(test, "PUT", "/photos/object").body(OSS_CONTENT).send();
		SignedRequest.cos(test, "PUT", "/object").body(COS_CONTENT).send();
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	private static RawHttp.Answer slowly(SignedRequest request) throws IOException {
		long start = System.nanoTime();
		RawHttp.Answer answer = request.send();
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(LEAST_TIME);
		return answer;
	}

	@Test
	void ossObeysThem() throws IOException {
		slowly(SignedRequest.oss(test, "PUT", "/photos/put").header(OSS_LIMIT, OSS_LEAST).body(OSS_CONTENT));
		slowly(SignedRequest.oss(test, "GET", "/photos/object").header(OSS_LIMIT, OSS_LEAST));
		String limited = OSS_LIMIT + "=" + OSS_LEAST;
		slowly(SignedRequest.oss(test, "GET", "/photos/object").query(limited, limited));
		slowly(SignedRequest.oss(test, "POST", "/photos/appended")
			.query("append&position=0", "append&position=0")
			.header(OSS_LIMIT, OSS_LEAST)
			.body(OSS_CONTENT));
		slowly(SignedRequest.oss(test, "PUT", "/photos/copy")
			.header("x-oss-copy-source", "/photos/object")
			.header(OSS_LIMIT, OSS_LEAST)
			.body(""));
		String started = SignedRequest.oss(test, "POST", "/photos/parts")
			.query("uploads", "uploads")
			.body("")
			.send()
			.body();
		String part = "partNumber=1&uploadId="
				+ started.substring(started.indexOf("<UploadId>") + 10, started.indexOf("</UploadId>"));
		slowly(SignedRequest.oss(test, "PUT", "/photos/parts")
			.query(part, part)
			.header(OSS_LIMIT, OSS_LEAST)
			.body(OSS_CONTENT));
		slowly(SignedRequest.oss(test, "PUT", "/photos/parts")
			.query(part, part)
			.header("x-oss-copy-source", "/photos/object")
			.header(OSS_LIMIT, OSS_LEAST)
			.body(""));
	}

	@Test
	void cosObeysThem() throws IOException {
		slowly(SignedRequest.cos(test, "PUT", "/put").header(COS_LIMIT, COS_LEAST).body(COS_CONTENT));
		slowly(SignedRequest.cos(test, "GET", "/object").header(COS_LIMIT, COS_LEAST));
		slowly(SignedRequest.cos(test, "GET", "/object").query(COS_LIMIT + "=" + COS_LEAST, ""));
		String started = SignedRequest.cos(test, "POST", "/parts").query("uploads", "").body("").send().body();
		slowly(SignedRequest.cos(test, "PUT", "/parts")
			.query("partNumber=1&uploadId="
					+ started.substring(started.indexOf("<UploadId>") + 10, started.indexOf("</UploadId>")), "")
			.header(COS_LIMIT, COS_LEAST)
			.body(COS_CONTENT));
	}

	@Test
	void obeysThemInForms() throws IOException {
		SignedRequest.oss(test, "PUT", "/open-bucket/").header("x-oss-acl", "public-read-write").body("").send();
		for (String limit : List.of(OSS_LEAST, "1")) {
			String form = "--boundary\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na\r\n"
					+ "--boundary\r\nContent-Disposition: form-data; name=\"x-oss-traffic-limit\"\r\n\r\n" + limit
					+ "\r\n--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
					+ OSS_CONTENT + "\r\n--boundary--\r\n";
			long start = System.nanoTime();
			try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
				http.send("POST /open-bucket/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; "
						+ "boundary=boundary\r\nContent-Length: " + form.length() + "\r\n\r\n" + form);
				RawHttp.Answer answer = http.read(false);
				if (limit.equals(OSS_LEAST)) {
					assertThat(answer.status()).as(answer.body()).isEqualTo(204);
					assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(LEAST_TIME);
				}
				else {
					assertThat(answer.code()).isEqualTo("InvalidArgument");
				}
			}
		}
	}

	@Test
	void takesThoseOfTheVendorsClient() throws IOException {
		OSS oss = test.oss(SignVersion.V4);
		GetObjectRequest request = new GetObjectRequest(TestEmulator.OSS_BUCKET, "object");
		request.setTrafficLimit(245_760);
		long start = System.nanoTime();
		try (var content = oss.getObject(request).getObjectContent()) {
			assertThat(content.readAllBytes()).hasSize(OSS_CONTENT.length());
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(LEAST_TIME);
		oss.shutdown();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "245759", "838860801", "99999999999999999999", "1MB", "" })
	void ossRefusesOthers(String limit) throws IOException {
		assertThat(SignedRequest.oss(test, "PUT", "/photos/refused").header(OSS_LIMIT, limit).body("a").send().code())
			.isEqualTo("InvalidArgument");
		String query = OSS_LIMIT + "=" + limit;
		assertThat(SignedRequest.oss(test, "GET", "/photos/object").query(query, query).send().code())
			.isEqualTo("InvalidArgument");
		assertThat(SignedRequest.oss(test, "HEAD", "/photos/refused").send().status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "819199", "838860801", "1MB" })
	void cosRefusesOthers(String limit) throws IOException {
		assertThat(SignedRequest.cos(test, "PUT", "/refused").header(COS_LIMIT, limit).body("a").send().code())
			.isEqualTo("InvalidArgument");
		assertThat(SignedRequest.cos(test, "GET", "/object").query(COS_LIMIT + "=" + limit, "").send().code())
			.isEqualTo("InvalidArgument");
	}

}
