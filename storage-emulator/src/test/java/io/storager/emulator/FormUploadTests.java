package io.storager.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.MatchMode;
import com.aliyun.oss.model.PolicyConditions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.storager.emulator.SignedForms.cos;
import static io.storager.emulator.SignedForms.policy;
import static io.storager.emulator.SignedForms.post;
import static io.storager.emulator.SignedForms.v1;
import static io.storager.emulator.SignedForms.v4;
import static org.assertj.core.api.Assertions.assertThat;

/** Forms as pages of browsers send them, signed by hand and by the vendor's client. */
class FormUploadTests {

	private static final String COS_HOST = TestEmulator.COS_BUCKET + ".cos.ap-guangzhou.myqcloud.com";

	private static final String CONTENT = "content\r\n--boundar\r\n--";

	private static TestEmulator test;

	@BeforeAll
	static void start() {
		test = new TestEmulator();
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	private static RawHttp.Answer oss(Map<String, String> fields) throws IOException {
		return post(test.emulator.ossPort(), "/photos/", "127.0.0.1", fields, CONTENT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ossTakesWhatThePolicyAllows(boolean version4) throws Exception {
		String policy = policy(
				"{\"bucket\":\"photos\"},[\"starts-with\",\"$key\",\"forms/\"]," + "[\"content-length-range\",1,100]",
				5);
		Map<String, String> fields = version4 ? v4("forms/${filename}", policy) : v1("forms/${filename}", policy);
		fields.put("x-oss-meta-a", "b");
		fields.put("success_action_status", "201");
		RawHttp.Answer answer = oss(fields);
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		assertThat(answer.body()).contains("<Key>forms/a b.txt</Key>", "<Bucket>photos</Bucket>");
		RawHttp.Answer read = SignedRequest.oss(test, "GET", "/photos/forms/a b.txt".replace(" ", "%20")).send();
		assertThat(read.status()).isIn(200, 403);
		OSS oss = test.oss(SignVersion.V4);
		try (var content = oss.getObject("photos", "forms/a b.txt").getObjectContent()) {
			assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CONTENT);
		}
		assertThat(oss.getObjectMetadata("photos", "forms/a b.txt").getUserMetadata()).containsEntry("a", "b");
		assertThat(oss.getObjectMetadata("photos", "forms/a b.txt").getContentType()).isEqualTo("text/plain");
		oss.shutdown();
	}

	@Test
	void takesThePolicyOfTheVendorsClient() throws Exception {
		OSS oss = test.oss(SignVersion.V1);
		PolicyConditions conditions = new PolicyConditions();
		conditions.addConditionItem(MatchMode.StartWith, PolicyConditions.COND_KEY, "sdk/");
		conditions.addConditionItem(PolicyConditions.COND_CONTENT_LENGTH_RANGE, 0, 1000);
		String policy = oss.generatePostPolicy(new Date(System.currentTimeMillis() + 60_000), conditions);
		Map<String, String> fields = v1("sdk/a",
				Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8)));
		assertThat(fields.get("Signature")).isEqualTo(oss.calculatePostSignature(policy));
		assertThat(oss(fields).status()).isEqualTo(204);
		oss.shutdown();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "[\"starts-with\",\"$key\",\"other/\"] | AccessDenied", "[\"eq\",\"$key\",\"b\"] | AccessDenied",
					"{\"bucket\":\"other\"} | AccessDenied", "[\"content-length-range\",0,5] | EntityTooLarge",
					"[\"content-length-range\",100,200] | EntityTooSmall",
					"[\"content-length-range\",9,5] | InvalidPolicyDocument",
					"[\"like\",\"$key\",\"a\"] | InvalidPolicyDocument" })
	void enforcesTheConditions(String conditions, String code) throws Exception {
		assertThat(oss(v1("refused", policy(conditions, 5))).code()).isEqualTo(code);
		assertThat(oss(v4("refused", policy(conditions, 5))).code()).isEqualTo(code);
		assertThat(post(test.emulator.cosPort(), "/", COS_HOST, cos("refused", policy(conditions, 5)), CONTENT).code())
			.isEqualTo(code);
		assertThat(SignedRequest.oss(test, "HEAD", "/photos/refused").send().status()).isEqualTo(404);
		assertThat(SignedRequest.cos(test, "HEAD", "/refused").send().status()).isEqualTo(404);
	}

	@Test
	void refusesFormsThatAreNotSignedOrTooOld() throws Exception {
		assertThat(oss(v1("a", policy("", -1))).code()).isEqualTo("AccessDenied");
		Map<String, String> forged = v1("a", policy("", 5));
		forged.put("policy", policy("", 6));
		assertThat(oss(forged).code()).isEqualTo("SignatureDoesNotMatch");
		assertThat(oss(Map.of("key", "a")).code()).isEqualTo("AccessDenied");
		assertThat(oss(v1("", policy("", 5))).code()).isEqualTo("InvalidArgument");
		Map<String, String> misspelt = v1("a", policy("", 5));
		misspelt.put("x-oss-metas", "a");
		assertThat(oss(misspelt).code()).isEqualTo("InvalidArgument");
		assertThat(SignedRequest.oss(test, "POST", "/photos/")
			.header("Content-Type", "text/plain")
			.body("a")
			.send()
			.code()).isEqualTo("RequestIsNotMultiPartContent");
	}

	/** A browser's type counts for more than the field, and a field of OSS for most. */
	@ParameterizedTest
	@CsvSource({ "image/png, , image/png, 204", "text/html, , image/png, 403", ", , image/png, 204",
			"image/png, text/html, image/png, 403", "text/html, image/png, text/html, 204" })
	void ossChecksTheTypeThatTheObjectGets(@Nullable String file, @Nullable String own, String field, int status)
			throws Exception {
		Map<String, String> fields = v4("typed", policy("[\"starts-with\",\"$content-type\",\"image/\"]", 5));
		fields.put("Content-Type", field);
		if (own != null) {
			fields.put("x-oss-content-type", own);
		}
		assertThat(post(test.emulator.ossPort(), "/photos/", "127.0.0.1", fields, file, CONTENT).status())
			.isEqualTo(status);
	}

	/** The policy names the time of the signature, the form that of the key. */
	@Test
	void cosTakesTheTimeOfTheKeyForThatOfTheSignature() throws Exception {
		long now = Instant.now().getEpochSecond();
		assertThat(post(test.emulator.cosPort(), "/", COS_HOST,
				cos("timed", policy("{\"q-sign-time\":\"" + (now - 60) + ";0\"}", 5)), CONTENT)
			.code()).isEqualTo("AccessDenied");
		Map<String, String> right = cos("timed", policy("[\"starts-with\",\"$q-sign-time\",\"1\"]", 5));
		assertThat(post(test.emulator.cosPort(), "/", COS_HOST, right, CONTENT).status()).isEqualTo(204);
	}

	@Test
	void cosTakesWhatThePolicyAllows() throws Exception {
		Map<String, String> fields = cos("forms/c", policy("[\"starts-with\",\"$key\",\"forms/\"]", 5));
		fields.put("success_action_redirect", "http://localhost/done");
		fields.put("x-cos-meta-a", "b");
		fields.put("Content-Type", "image/png");
		RawHttp.Answer answer = post(test.emulator.cosPort(), "/", COS_HOST, fields, CONTENT);
		assertThat(answer.status()).as(answer.body()).isEqualTo(303);
		assertThat(answer.header("Location"))
			.startsWith("http://localhost/done?bucket=photos-1250000000&key=forms%2Fc&etag=");
		RawHttp.Answer read = SignedRequest.cos(test, "GET", "/forms/c").send();
		assertThat(read.body()).isEqualTo(CONTENT);
		assertThat(read.headers()).containsEntry("x-cos-meta-a", "b").containsEntry("Content-Type", "image/png");
	}

	@Test
	void letsStrangersInWhereTheyMayWrite() throws Exception {
		SignedRequest.oss(test, "PUT", "/open-bucket/").header("x-oss-acl", "public-read-write").body("").send();
		assertThat(post(test.emulator.ossPort(), "/open-bucket/", "127.0.0.1", Map.of("key", "a"), CONTENT).status())
			.isEqualTo(204);
	}

	@Test
	void storesALongFile() throws Exception {
		String content = "0123456789\r\n".repeat(100_000);
		assertThat(post(test.emulator.ossPort(), "/photos/", "127.0.0.1", v4("long", policy("", 5)), content).status())
			.isEqualTo(204);
		assertThat(SignedRequest.oss(test, "HEAD", "/photos/long").send().header("Content-Length"))
			.isEqualTo("1200000");
	}

}
