package io.storager.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.DescribeRegionsRequest;
import com.aliyun.oss.model.LifecycleRule;
import com.aliyun.oss.model.RegionInfo;
import com.aliyun.oss.model.SetBucketCORSRequest;
import com.aliyun.oss.model.SetBucketLifecycleRequest;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.BucketLifecycleConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is set on a bucket is kept and told; the rules for other origins are acted on. */
class BucketSettingsTests {

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
	@EnumSource(value = SignVersion.class, names = { "V1", "V4" })
	void ossKeepsThem(SignVersion version) throws IOException {
		OSS oss = test.oss(version);
		try {
			SetBucketLifecycleRequest lifecycle = new SetBucketLifecycleRequest("photos");
			lifecycle.AddLifecycleRule(new LifecycleRule("rule", "tmp/", LifecycleRule.RuleStatus.Enabled, 7));
			oss.setBucketLifecycle(lifecycle);
			assertThat(oss.getBucketLifecycle("photos")).extracting(LifecycleRule::getPrefix).containsExactly("tmp/");
			oss.deleteBucketLifecycle("photos");
			assertThat(SignedRequest.oss(test, "GET", "/photos/").query("lifecycle", "lifecycle").send().code())
				.isEqualTo("NoSuchLifecycle");
			SignedRequest.oss(test, "PUT", "/photos/counted").body("abc").send();
			assertThat(oss.getBucketStat("photos").getObjectCount()).isEqualTo(1);
			assertThat(oss.getBucketStat("photos").getStorageSize()).isEqualTo(3);
			assertThat(oss.describeRegions(new DescribeRegionsRequest()).getRegionInfoList())
				.extracting(RegionInfo::getRegion)
				.contains("oss-cn-hangzhou");
		}
		finally {
			oss.shutdown();
		}
	}

	@Test
	void cosKeepsThem() {
		COSClient cos = test.cos();
		try {
			String bucket = TestEmulator.COS_BUCKET;
			BucketLifecycleConfiguration.Rule rule = new BucketLifecycleConfiguration.Rule();
			rule.setId("rule");
			rule.setStatus("Enabled");
			rule.setExpirationInDays(7);
			cos.setBucketLifecycleConfiguration(bucket, new BucketLifecycleConfiguration(List.of(rule)));
			assertThat(cos.getBucketLifecycleConfiguration(bucket).getRules()).hasSize(1);
			cos.deleteBucketLifecycleConfiguration(bucket);
		}
		finally {
			cos.shutdown();
		}
	}

	@ParameterizedTest
	@CsvSource({ "cors, <Other/>, MalformedXML", "cors, <CORSConfiguration>, MalformedXML",
			"policy, nonsense, MalformedPolicy", "versioning, <VersioningConfiguration/>, MalformedXML" })
	void refusesDocumentsThatAreNone(String name, String document, String code) throws IOException {
		assertThat(SignedRequest.oss(test, "PUT", "/photos/").query(name, name).body(document).send().code())
			.isEqualTo(code);
		assertThat(SignedRequest.cos(test, "PUT", "/").query(name, "").body(document).send().code()).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "policy | {\"version\":\"2.0\",\"statement\":[{\"effect\":\"allow\",\"principal\":"
					+ "{\"qcs\":[\"qcs::cam::anyone:anyone\"]},\"action\":[\"name/cos:GetObject\"],\"resource\":"
					+ "[\"qcs::cos:ap-guangzhou:uid/1250000000:photos-1250000000/*\"]}]} | 204",
					"tagging | <Tagging/> | 204", "cors | <CORSConfiguration/> | 200",
					"referer | <RefererConfiguration/> | 200" })
	void answersInCosWithTheStatusOfTheVendorsPages(String name, String document, int status) throws IOException {
		assertThat(SignedRequest.cos(test, "PUT", "/").query(name, "").body(document).send().status())
			.isEqualTo(status);
		assertThat(SignedRequest.cos(test, "DELETE", "/").query(name, "").send().status()).isEqualTo(204);
	}

	private static RawHttp.Answer preflight(int port, String host, String origin, String method) throws IOException {
		return preflight(port, host, origin, method, "uploads");
	}

	private static RawHttp.Answer preflight(int port, String host, String origin, String method, String query)
			throws IOException {
		try (RawHttp http = new RawHttp(port)) {
			http.send("OPTIONS /photos/a?" + query + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
					+ "\r\nAccess-Control-Request-Method: " + method
					+ "\r\nAccess-Control-Request-Headers: content-type, x-oss-meta-a\r\n\r\n");
			return http.read(false);
		}
	}

	@Test
	void letsPagesOfEveryOriginInUntilThereAreRules() throws IOException {
		for (String host : List.of("127.0.0.1", "photos.localhost")) {
			RawHttp.Answer answer = preflight(test.emulator.ossPort(), host, "http://page", "PUT");
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", "*")
				.containsEntry("Access-Control-Allow-Methods", "PUT")
				.containsEntry("Access-Control-Allow-Headers", "content-type, x-oss-meta-a");
		}
		assertThat(preflight(test.emulator.cosPort(), COS_HOST, "http://page", "PUT").status()).isEqualTo(200);
		RawHttp.Answer refused = SignedRequest.oss(test, "GET", "/photos/missing")
			.header("Origin", "http://page")
			.send();
		assertThat(refused.status()).isEqualTo(404);
		assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
		assertThat(refused.header("Access-Control-Expose-Headers")).contains("ETag", "x-oss-request-id");
	}

	@Test
	void letsNoPageInWithoutRulesWhereOthersReachIt() throws IOException {
		try (TestEmulator reached = new TestEmulator(StorageEmulator.builder().host("0.0.0.0"))) {
			assertThat(preflight(reached.emulator.ossPort(), "127.0.0.1", "http://page", "PUT").code())
				.isEqualTo("AccessForbidden");
			assertThat(preflight(reached.emulator.cosPort(), COS_HOST, "http://page", "PUT").code())
				.isEqualTo("AccessForbidden");
			assertThat(SignedRequest.oss(reached, "GET", "/photos/missing")
				.header("Origin", "http://page")
				.send()
				.headers()).doesNotContainKey("Access-Control-Allow-Origin");
			SignedRequest.oss(reached, "PUT", "/photos/")
				.query("cors", "cors")
				.body("<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod>"
						+ "<AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>")
				.send();
			assertThat(preflight(reached.emulator.ossPort(), "127.0.0.1", "http://page", "PUT").status())
				.isEqualTo(200);
		}
	}

	@Test
	void saysOnceThatItLetsPagesInWithoutRules() throws IOException {
		PrintStream before = System.err;
		ByteArrayOutputStream log = new ByteArrayOutputStream();
		System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
		try (TestEmulator fresh = new TestEmulator()) {
			SignedRequest.oss(fresh, "GET", "/photos/missing").send();
			assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("?cors");
			for (String origin : List.of("http://first", "http://second")) {
				assertThat(preflight(fresh.emulator.cosPort(), COS_HOST, origin, "PUT").status()).isEqualTo(200);
				assertThat(preflight(fresh.emulator.ossPort(), "127.0.0.1", origin, "PUT").status()).isEqualTo(200);
			}
			assertThat(log.toString(StandardCharsets.UTF_8)).containsOnlyOnce("Pages of every origin")
				.contains("'http://first'", "?cors");
		}
		finally {
			System.setErr(before);
		}
	}

	@Test
	void takesTheSignatureOfTheRequestToComeForNoneOfThePreflight() throws IOException {
		for (String query : List.of("OSSAccessKeyId=key&Expires=4102444800&Signature=AAAA",
				"partNumber=1&uploadId=1&x-oss-credential=key%2F20261126%2Fcn-hangzhou%2Foss%2Faliyun_v4_request"
						+ "&x-oss-date=20261126T000000Z&x-oss-expires=3600&x-oss-signature=00"
						+ "&x-oss-signature-version=OSS4-HMAC-SHA256")) {
			assertThat(preflight(test.emulator.ossPort(), "127.0.0.1", "http://page", "PUT", query).status())
				.isEqualTo(200);
		}
		assertThat(preflight(test.emulator.cosPort(), COS_HOST, "http://page", "PUT",
				"q-sign-algorithm=sha1&q-ak=key&q-sign-time=1;2&q-key-time=1;2&q-header-list=&q-url-param-list="
						+ "&q-signature=00")
			.status()).isEqualTo(200);
	}

	@Test
	void letsPagesReadAnswersThatAFaultHasSlowedDown() throws IOException {
		test.emulator.faults().onAny().delay(Duration.ofMillis(1));
		RawHttp.Answer slow = SignedRequest.oss(test, "GET", "/photos/missing").header("Origin", "http://page").send();
		test.emulator.faults().clear();
		assertThat(slow.header("Access-Control-Allow-Origin")).isEqualTo("*");
	}

	@Test
	void letsPagesInByTheRules() throws IOException {
		OSS oss = test.oss(SignVersion.V4);
		oss.createBucket("ruled");
		SetBucketCORSRequest.CORSRule rule = new SetBucketCORSRequest.CORSRule();
		rule.setAllowedOrigins(List.of("http://*.example"));
		rule.setAllowedMethods(List.of("PUT"));
		rule.setAllowedHeaders(List.of("*"));
		rule.setExposeHeaders(List.of("ETag"));
		rule.setMaxAgeSeconds(7);
		SetBucketCORSRequest request = new SetBucketCORSRequest("ruled");
		request.addCorsRule(rule);
		oss.setBucketCORS(request);
		assertThat(oss.getBucketCORSRules("ruled")).hasSize(1);
		RawHttp.Answer allowed = preflight(test.emulator.ossPort(), "ruled.localhost", "http://a.example", "PUT");
		assertThat(allowed.headers()).containsEntry("Access-Control-Allow-Origin", "http://a.example")
			.containsEntry("Access-Control-Expose-Headers", "ETag")
			.containsEntry("Access-Control-Max-Age", "7");
		assertThat(preflight(test.emulator.ossPort(), "ruled.localhost", "http://a.example", "GET").code())
			.isEqualTo("AccessForbidden");
		assertThat(preflight(test.emulator.ossPort(), "ruled.localhost", "http://other", "PUT").status())
			.isEqualTo(403);
		assertThat(SignedRequest.oss(test, "GET", "/ruled/").header("Origin", "http://other").send().headers())
			.doesNotContainKey("Access-Control-Allow-Origin");
		oss.shutdown();
	}

}
