package io.storager.emulator;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.DeleteObjectsRequest;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the policies of buckets let whom do. */
class PolicyTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

	private static final String COS_BUCKET = TestEmulator.COS_BUCKET;

	private static final String COS_HOST = COS_BUCKET + ".cos.ap-guangzhou.myqcloud.com";

	private static final String COS_RESOURCE = "qcs::cos:ap-guangzhou:uid/1250000000:" + COS_BUCKET;

	private final TestEmulator test = new TestEmulator();

	private final OSS oss = this.test.oss(SignVersion.V4);

	private final COSClient cos = this.test.cos();

	@BeforeEach
	void putObjects() throws IOException {
		for (String key : List.of("open/a", "other")) {
			SignedRequest.oss(this.test, "PUT", "/photos/" + key).body("content").send();
			SignedRequest.cos(this.test, "PUT", "/" + key).body("content").send();
		}
	}

	@AfterEach
	void stop() {
		this.oss.shutdown();
		this.cos.shutdown();
		this.test.close();
	}

	private RawHttp.Answer stranger(String method, String target) throws IOException {
		return stranger(this.test.emulator.ossPort(), method, target, "127.0.0.1");
	}

	private RawHttp.Answer cosStranger(String method, String target) throws IOException {
		return stranger(this.test.emulator.cosPort(), method, target, COS_HOST);
	}

	private static RawHttp.Answer stranger(int port, String method, String target, String host) throws IOException {
		try (RawHttp http = new RawHttp(port)) {
			http.send(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\n\r\n");
			return http.read(method.equals("HEAD"));
		}
	}

	private static String statement(String effect, String principal, String action, String resource) {
		return statement(effect, principal, action, resource, "");
	}

	private static String statement(String effect, String principal, String action, String resource, String condition) {
		return "{\"Effect\":\"" + effect + "\",\"Principal\":[\"" + principal + "\"],\"Action\":[\"oss:" + action
				+ "\"],\"Resource\":[\"acs:oss:*:*:" + resource + "\"]"
				+ (condition.isEmpty() ? "" : ",\"Condition\":" + condition) + "}";
	}

	private void setOss(String... statements) {
		this.oss.setBucketPolicy(BUCKET, "{\"Version\":\"1\",\"Statement\":[" + String.join(",", statements) + "]}");
	}

	private static String cosStatement(String effect, String principal, String action, String path, String condition) {
		return "{\"effect\":\"" + effect + "\",\"principal\":{\"qcs\":[\"qcs::cam::" + principal + "\"]},\"action\":["
				+ "\"name/cos:" + action + "\"],\"resource\":[\"" + COS_RESOURCE + path + "\"]"
				+ (condition.isEmpty() ? "" : ",\"condition\":" + condition) + "}";
	}

	private void setCos(String... statements) {
		this.cos.setBucketPolicy(COS_BUCKET,
				"{\"version\":\"2.0\",\"statement\":[" + String.join(",", statements) + "]}");
	}

	@Test
	void opensToStrangersWhatIsAllowed() throws IOException {
		setOss(statement("Allow", "*", "GetObject", "photos/open/*"), statement("Allow", "*", "ListObjects", "photos"));
		assertThat(stranger("GET", "/photos/open/a").body()).isEqualTo("content");
		assertThat(stranger("HEAD", "/photos/open/a").status()).isEqualTo(200);
		assertThat(stranger("GET", "/photos/open/a?response-content-type=a").code()).isEqualTo("InvalidRequest");
		assertThat(stranger("GET", "/photos/other").code()).isEqualTo("AccessDenied");
		assertThat(stranger("PUT", "/photos/open/b").code()).isEqualTo("AccessDenied");
		assertThat(stranger("GET", "/photos/open/a?acl").code()).isEqualTo("AccessDenied");
		assertThat(stranger("GET", "/photos/?prefix=open").body()).contains("<Key>open/a</Key>");
		setCos(cosStatement("allow", "anonymous:anonymous", "GetObject", "/open/*", ""),
				cosStatement("allow", "anyone:anyone", "GetBucket", "/*", ""));
		assertThat(cosStranger("GET", "/open/a").body()).isEqualTo("content");
		assertThat(cosStranger("GET", "/other").code()).isEqualTo("AccessDenied");
		assertThat(cosStranger("PUT", "/open/b").code()).isEqualTo("AccessDenied");
		assertThat(cosStranger("GET", "/?prefix=open").body()).contains("<Key>open/a</Key>");
		this.oss.deleteBucketPolicy(BUCKET);
		this.cos.deleteBucketPolicy(COS_BUCKET);
		assertThat(stranger("GET", "/photos/open/a").code()).isEqualTo("AccessDenied");
		assertThat(cosStranger("GET", "/open/a").code()).isEqualTo("AccessDenied");
	}

	@Test
	void deniesWhatAccessRulesAndOtherStatementsAllow() throws IOException {
		this.oss.setBucketAcl(BUCKET, com.aliyun.oss.model.CannedAccessControlList.PublicRead);
		setOss(statement("Allow", "*", "*", "photos/*"), statement("Deny", "*", "Get*", "photos/oth?r"));
		assertThat(stranger("GET", "/photos/open/a").status()).isEqualTo(200);
		assertThat(stranger("GET", "/photos/other").code()).isEqualTo("AccessDenied");
		// Without a condition, everybody is everybody but the owner.
		assertThat(this.oss.getObjectMetadata(BUCKET, "other").getContentLength()).isEqualTo(7);
		this.cos.setBucketAcl(COS_BUCKET, com.qcloud.cos.model.CannedAccessControlList.PublicRead);
		setCos(cosStatement("allow", "anyone:anyone", "*", "/*", ""),
				cosStatement("deny", "anonymous:anonymous", "GetObject", "/other", ""));
		assertThat(cosStranger("GET", "/open/a").status()).isEqualTo(200);
		assertThat(cosStranger("GET", "/other").code()).isEqualTo("AccessDenied");
		assertThat(this.cos.getObjectMetadata(COS_BUCKET, "other").getContentLength()).isEqualTo(7);
	}

	@Test
	void deniesTheOwnerAllButThePolicy() {
		setOss(statement("Deny", "1000000000000001", "*", "photos*"));
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> this.oss.listObjects(BUCKET))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("AccessDenied"));
		assertThat(this.oss.getBucketPolicy(BUCKET).getPolicyText()).contains("Deny");
		this.oss.deleteBucketPolicy(BUCKET);
		assertThat(this.oss.listObjects(BUCKET).getObjectSummaries()).hasSize(2);
		setCos(cosStatement("deny", "uin/100000000001:uin/100000000001", "*", "/*", ""));
		assertThatExceptionOfType(CosServiceException.class).isThrownBy(() -> this.cos.listObjects(COS_BUCKET))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("AccessDenied"));
		this.cos.deleteBucketPolicy(COS_BUCKET);
		assertThat(this.cos.listObjects(COS_BUCKET).getObjectSummaries()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"IpAddress\":{\"acs:SourceIp\":[\"10.0.0.1\",\"127.0.0.0/8\"]}} | 200",
			"{\"IpAddress\":{\"acs:SourceIp\":\"10.0.0.0/8\"}} | 403",
			"{\"NotIpAddress\":{\"acs:SourceIp\":[\"127.0.0.1\"]}} | 403",
			"{\"NotIpAddress\":{\"acs:SourceIp\":[\"10.0.0.0/8\"]},\"Bool\":{\"acs:SecureTransport\":[\"false\"]}} | 200",
			"{\"Bool\":{\"acs:SecureTransport\":\"true\"}} | 403",
			"{\"StringLike\":{\"acs:UserAgent\":\"cu*/?\"}} | 200",
			"{\"StringEquals\":{\"acs:UserAgent\":\"Curl/8\"}} | 403",
			"{\"StringEqualsIgnoreCase\":{\"acs:UserAgent\":\"Curl/8\"}} | 200",
			"{\"StringEquals\":{\"acs:SourceVpc\":\"vpc-1\"}} | 403",
			"{\"StringNotEquals\":{\"acs:SourceVpc\":\"vpc-1\"}} | 200",
			"{\"StringEquals\":{\"oss:ExistingObjectTag/a\":\"b\"}} | 200",
			"{\"DateGreaterThan\":{\"acs:CurrentTime\":\"2020-01-01T00:00:00Z\"}} | 200",
			"{\"DateLessThan\":{\"acs:CurrentTime\":\"2020-01-01T08:00:00+08:00\"}} | 403" })
	void allowsInOssOnCondition(String condition, int status) throws IOException {
		this.oss.setObjectTagging(BUCKET, "open/a", Map.of("a", "b"));
		setOss(statement("Allow", "*", "GetObject", "photos/*", condition));
		try (RawHttp http = new RawHttp(this.test.emulator.ossPort())) {
			http.send("GET /photos/open/a HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: curl/8\r\n\r\n");
			assertThat(http.read(false).status()).isEqualTo(status);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"ip_equal\":{\"qcs:ip\":[\"10.0.0.1\",\"127.0.0.0/8\"]}} | 200",
			"{\"ip_equal\":{\"qcs:ip\":\"10.0.0.0/8\"}} | 403", "{\"ip_not_equal\":{\"qcs:ip\":[\"127.0.0.1\"]}} | 403",
			"{\"bool_equal\":{\"cos:secure-transport\":\"true\"}} | 403",
			"{\"bool_equal\":{\"cos:secure-transport\":\"false\"}} | 200",
			"{\"string_like\":{\"cos:user-agent\":\"cu*\"}} | 200",
			"{\"string_equal\":{\"cos:versionid\":\"1\"}} | 403",
			"{\"string_equal_if_exist\":{\"cos:versionid\":\"1\"}} | 200",
			"{\"string_not_equal\":{\"cos:user-agent\":\"curl/8\"}} | 403" })
	void allowsInCosOnCondition(String condition, int status) throws IOException {
		setCos(cosStatement("allow", "anyone:anyone", "GetObject", "/*", condition));
		try (RawHttp http = new RawHttp(this.test.emulator.cosPort())) {
			http.send("GET /open/a HTTP/1.1\r\nHost: " + COS_HOST + "\r\nUser-Agent: curl/8\r\n\r\n");
			assertThat(http.read(false).status()).isEqualTo(status);
		}
	}

	@Test
	void deniesPlainHttpToEverybodyOnCondition() {
		setOss(statement("Deny", "*", "*", "photos/*", "{\"Bool\":{\"acs:SecureTransport\":[\"false\"]}}"));
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> this.oss.getObject(BUCKET, "other"))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("AccessDenied"));
		setCos(cosStatement("deny", "anyone:anyone", "PutObject", "/*",
				"{\"bool_equal\":{\"cos:secure-transport\":\"false\"}}"));
		assertThatExceptionOfType(CosServiceException.class)
			.isThrownBy(() -> this.cos.putObject(COS_BUCKET, "new", "content"))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("AccessDenied"));
	}

	@Test
	void knowsWhoComesByHttps() throws Exception {
		try (TestEmulator secure = new TestEmulator(StorageEmulator.builder().https(true))) {
			SignedRequest.oss(secure, "PUT", "/photos/a").body("content").send();
			SignedRequest.oss(secure, "PUT", "/photos/")
				.query("policy", "policy")
				.body("{\"Version\":\"1\",\"Statement\":" + statement("Allow", "*", "GetObject", "photos/*",
						"{\"Bool\":{\"acs:SecureTransport\":[\"true\"]}}") + "}")
				.send();
			assertThat(stranger(secure.emulator.ossPort(), "GET", "/photos/a", "127.0.0.1").status()).isEqualTo(403);
			HttpClient client = HttpClient.newBuilder()
				.sslContext(HttpsTests.trusting(Objects.requireNonNull(secure.emulator.certificateAuthority())))
				.build();
			HttpRequest request = HttpRequest.newBuilder(secure.emulator.ossEndpoint().resolve("/photos/a")).build();
			assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("content");
		}
	}

	@Test
	void deniesTheSourcesOfCopiesAndTheTargetsOfDeletions() throws IOException {
		setOss(statement("Deny", "1000000000000001", "GetObject", "photos/other"),
				statement("Deny", "1000000000000001", "DeleteObject", "photos/open/*"));
		assertThatExceptionOfType(OSSException.class)
			.isThrownBy(() -> this.oss.copyObject(BUCKET, "other", BUCKET, "copy"))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("AccessDenied"));
		this.oss.deleteObjects(new DeleteObjectsRequest(BUCKET).withKeys(List.of("open/a", "other")));
		assertThat(this.oss.listObjects(BUCKET).getObjectSummaries()).singleElement()
			.satisfies((left) -> assertThat(left.getKey()).isEqualTo("open/a"));
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> this.oss.deleteObject(BUCKET, "open/a"));
		setCos(cosStatement("deny", "anyone:anyone", "GetObject", "/other", ""));
		assertThat(SignedRequest.cos(this.test, "PUT", "/copy")
			.header("x-cos-copy-source", COS_HOST + "/other")
			.body("")
			.send()
			.code()).isEqualTo("AccessDenied");
	}

	@Test
	void allowsAndDeniesForms() throws Exception {
		setOss(statement("Allow", "*", "PutObject", "photos/open/*"),
				statement("Deny", "1000000000000001", "PutObject", "photos/open/closed"));
		assertThat(form(Map.of("key", "open/form")).status()).isEqualTo(204);
		assertThat(form(Map.of("key", "form")).code()).isEqualTo("AccessDenied");
		String policy = SignedForms.policy("", 5);
		assertThat(form(SignedForms.v1("open/closed", policy)).code()).isEqualTo("AccessDenied");
		assertThat(form(SignedForms.v1("form", policy)).status()).isEqualTo(204);
	}

	private RawHttp.Answer form(Map<String, String> fields) throws IOException {
		return SignedForms.post(this.test.emulator.ossPort(), "/photos/", "127.0.0.1", fields, "content");
	}

	@Test
	void allowsNothingWhilePublicAccessIsBlocked() throws IOException {
		setOss(statement("Allow", "*", "GetObject", "photos/*"));
		SignedRequest.oss(this.test, "PUT", "/photos/")
			.query("publicAccessBlock", "publicAccessBlock")
			.body("<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>"
					+ "</PublicAccessBlockConfiguration>")
			.send();
		assertThat(stranger("GET", "/photos/open/a").code()).isEqualTo("AccessDenied");
		assertThatExceptionOfType(OSSException.class)
			.isThrownBy(() -> setOss(statement("Allow", "*", "GetObject", "photos/*")))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("AccessDenied"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"Version\":\"1\"} | {\"version\":\"2.0\"}",
					"{\"Version\":\"2\",\"Statement\":[OSS]} | {\"version\":\"1\",\"statement\":[COS]}",
					"{\"Version\":\"1\",\"Statements\":[OSS]} | {\"version\":\"2.0\",\"statements\":[COS]}" })
	void refusesDocumentsThatAreNone(String ossPolicy, String cosPolicy) throws IOException {
		refuses(ossPolicy.replace("OSS", statement("Allow", "*", "GetObject", "photos/*")),
				cosPolicy.replace("COS", cosStatement("allow", "anyone:anyone", "GetObject", "/*", "")));
	}

	@Test
	void refusesStatementsThatAreWrong() throws IOException {
		String everything = "{\"Version\":\"1\",\"Statement\":[%s]}";
		String everythingInCos = "{\"version\":\"2.0\",\"statement\":[%s]}";
		List<List<String>> wrong = List.of(
				List.of(statement("Permit", "*", "GetObject", "photos/*"),
						cosStatement("permit", "anyone:anyone", "GetObject", "/*", "")),
				List.of(statement("Allow", "*", "GetObject", "elsewhere/*"),
						cosStatement("allow", "anyone:anyone", "GetObject", "0/*", "")),
				List.of(statement("Allow", "*", "GetObject", "photos/*").replace("oss:Get", "s3:Get"),
						cosStatement("allow", "anyone:anyone", "GetObject", "/*", "").replace("cos:Get", "s3:Get")),
				List.of(statement("Allow", "*", "GetObject", "photos/*", "{\"Equals\":{\"acs:SourceIp\":\"1\"}}"),
						cosStatement("allow", "anyone:anyone", "GetObject", "/*", "{\"equal\":{\"qcs:ip\":\"1\"}}")),
				List.of(statement("Allow", "*", "GetObject", "photos/*", "{\"IpAddress\":{\"acs:SourceIp\":\"home\"}}"),
						cosStatement("allow", "anyone:anyone", "GetObject", "/*",
								"{\"ip_equal\":{\"qcs:ip\":\"10.0.0.0/33\"}}")),
				List.of("{\"Effect\":\"Allow\",\"Action\":\"oss:*\",\"Resource\":\"acs:oss:*:*:photos/*\"}",
						"{\"effect\":\"allow\",\"action\":\"*\",\"resource\":\"*\"}"));
		for (List<String> pair : wrong) {
			refuses(String.format(Locale.ROOT, everything, pair.get(0)),
					String.format(Locale.ROOT, everythingInCos, pair.get(1)));
		}
	}

	private void refuses(String ossPolicy, String cosPolicy) throws IOException {
		assertThat(
				SignedRequest.oss(this.test, "PUT", "/photos/").query("policy", "policy").body(ossPolicy).send().code())
			.as(ossPolicy)
			.isEqualTo("MalformedPolicy");
		assertThat(SignedRequest.cos(this.test, "PUT", "/").query("policy", "").body(cosPolicy).send().code())
			.as(cosPolicy)
			.isEqualTo("MalformedPolicy");
	}

}
