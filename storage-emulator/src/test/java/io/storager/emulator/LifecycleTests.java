package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.BucketVersioningConfiguration;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.LifecycleRule;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.SetBucketLifecycleRequest;
import com.aliyun.oss.model.SetBucketVersioningRequest;
import com.aliyun.oss.model.StorageClass;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.AbortIncompleteMultipartUpload;
import com.qcloud.cos.model.BucketLifecycleConfiguration;
import com.qcloud.cos.model.SetBucketVersioningConfigurationRequest;
import com.qcloud.cos.model.Tag.LifecycleTagPredicate;
import com.qcloud.cos.model.Tag.Tag;
import com.qcloud.cos.model.lifecycle.LifecycleAndOperator;
import com.qcloud.cos.model.lifecycle.LifecycleFilter;
import com.qcloud.cos.model.lifecycle.LifecyclePrefixPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What lifecycle rules do as the emulator's clock is advanced. */
class LifecycleTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

	private static final String COS_BUCKET = TestEmulator.COS_BUCKET;

	private final TestEmulator test = new TestEmulator(StorageEmulator.builder().control("127.0.0.1", 0));

	private final OSS oss = this.test.oss(SignVersion.V4);

	private final COSClient cos = this.test.cos();

	@AfterEach
	void stop() {
		this.oss.shutdown();
		this.cos.shutdown();
		this.test.close();
	}

	private void advance(int days) {
		this.test.emulator.clock().advance(Duration.ofDays(days));
	}

	private void put(String key) {
		this.oss.putObject(BUCKET, key, new ByteArrayInputStream(new byte[3]));
		this.cos.putObject(COS_BUCKET, key, "abc");
	}

	private boolean isThere(String key) {
		boolean inOss = this.oss.doesObjectExist(BUCKET, key);
		assertThat(this.cos.doesObjectExist(COS_BUCKET, key)).as(key).isEqualTo(inOss);
		return inOss;
	}

	/** Set a rule in OSS, and in COS what it is there. */
	private void setRule(String filter, String actions) throws IOException {
		set("<Rule><ID>rule</ID>" + filter + "<Status>Enabled</Status>" + actions + "</Rule>",
				"<Rule><ID>rule</ID><Filter>" + filter + "</Filter><Status>Enabled</Status>" + actions + "</Rule>");
	}

	private void set(String ossRules, String cosRules) throws IOException {
		RawHttp.Answer answer = setOss(ossRules);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		answer = setCos(cosRules);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
	}

	private RawHttp.Answer setOss(String rules) throws IOException {
		return SignedRequest.oss(this.test, "PUT", "/photos/")
			.query("lifecycle", "lifecycle")
			.body("<LifecycleConfiguration>" + rules + "</LifecycleConfiguration>")
			.send();
	}

	private RawHttp.Answer setCos(String rules) throws IOException {
		return SignedRequest.cos(this.test, "PUT", "/")
			.query("lifecycle", "")
			.body("<LifecycleConfiguration>" + rules + "</LifecycleConfiguration>")
			.send();
	}

	private static BucketLifecycleConfiguration.Rule cosRule(LifecycleFilter filter) {
		BucketLifecycleConfiguration.Rule rule = new BucketLifecycleConfiguration.Rule();
		rule.setId("rule");
		rule.setStatus("Enabled");
		rule.setFilter(filter);
		return rule;
	}

	@Test
	void deletesObjectsSoManyDaysAfterTheirLastChange() throws IOException {
		SetBucketLifecycleRequest request = new SetBucketLifecycleRequest(BUCKET);
		LifecycleRule tagged = new LifecycleRule("tagged", "kept/", LifecycleRule.RuleStatus.Enabled, 7);
		tagged.setTags(Map.of("a", "b"));
		request.AddLifecycleRule(tagged);
		request.AddLifecycleRule(new LifecycleRule("rule", "tmp/", LifecycleRule.RuleStatus.Enabled, 7));
		this.oss.setBucketLifecycle(request);
		BucketLifecycleConfiguration.Rule rule = cosRule(new LifecycleFilter(new LifecyclePrefixPredicate("tmp/")));
		rule.setExpirationInDays(7);
		BucketLifecycleConfiguration.Rule taggedInCos = cosRule(new LifecycleFilter(new LifecycleAndOperator(
				List.of(new LifecyclePrefixPredicate("kept/"), new LifecycleTagPredicate(new Tag("a", "b"))))));
		taggedInCos.setId("tagged");
		taggedInCos.setExpirationInDays(7);
		this.cos.setBucketLifecycleConfiguration(COS_BUCKET,
				new BucketLifecycleConfiguration(List.of(rule, taggedInCos)));
		for (String key : List.of("tmp/a", "tmp/written-again", "kept/a", "kept/tagged")) {
			put(key);
		}
		this.oss.setObjectTagging(BUCKET, "kept/tagged", Map.of("a", "b"));
		SignedRequest.cos(this.test, "PUT", "/kept/tagged").header("x-cos-tagging", "a=b").body("abc").send();
		String told = SignedRequest.oss(this.test, "HEAD", "/photos/tmp/a").send().header("x-oss-expiration");
		assertThat(told).startsWith("expiry-date=\"").endsWith(" GMT\", rule-id=\"rule\"");
		Date due = new Date(System.currentTimeMillis() + Duration.ofDays(7).toMillis());
		assertThat(this.cos.getObjectMetadata(COS_BUCKET, "tmp/a").getExpirationTime()).isCloseTo(due, 60_000);
		assertThat(SignedRequest.cos(this.test, "PUT", "/tmp/a").body("abc").send().header("x-cos-expiration"))
			.endsWith(", rule-id=\"rule\"");
		advance(6);
		assertThat(isThere("tmp/a")).isTrue();
		put("tmp/written-again");
		advance(1);
		assertThat(isThere("tmp/a")).isFalse();
		assertThat(isThere("kept/tagged")).isFalse();
		assertThat(isThere("tmp/written-again")).isTrue();
		assertThat(isThere("kept/a")).isTrue();
		assertThat(this.oss.listObjects(BUCKET).getObjectSummaries()).hasSize(2);
	}

	@Test
	void looksOnlyAtWhatTheFilterLeaves() throws IOException {
		String expiration = "<Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule>";
		set("<Rule><ID>rule</ID><Prefix>a/</Prefix><Filter><Not><Prefix>a/b</Prefix></Not>"
				+ "<ObjectSizeLessThan>4</ObjectSizeLessThan></Filter>" + expiration,
				"<Rule><ID>rule</ID><Filter><And><Prefix>a/</Prefix><PrefixNotEquals>a/b</PrefixNotEquals>"
						+ "<ObjectSizeLessThan>4</ObjectSizeLessThan></And></Filter>" + expiration);
		put("a/a");
		put("a/b");
		put("c");
		this.oss.putObject(BUCKET, "a/large", new ByteArrayInputStream(new byte[4]));
		this.cos.putObject(COS_BUCKET, "a/large", "abcd");
		advance(1);
		assertThat(isThere("a/a")).isFalse();
		assertThat(List.of(isThere("a/b"), isThere("c"), isThere("a/large"))).containsOnly(true);
	}

	@Test
	void actsFromADateOnAndAtOnceOnWhatIsOlder() throws IOException {
		put("from/a");
		put("before/a");
		advance(2);
		String tomorrow = Instant.now().plus(Duration.ofDays(3)).toString();
		setRule("<Prefix>from/</Prefix>", "<Expiration><Date>" + tomorrow + "</Date></Expiration>");
		assertThat(isThere("from/a")).isTrue();
		advance(1);
		assertThat(isThere("from/a")).isFalse();
		String yesterday = Instant.now().plus(Duration.ofDays(2)).toString();
		setOss("<Rule><Prefix>before/</Prefix><Status>Enabled</Status><Expiration><CreatedBeforeDate>" + yesterday
				+ "</CreatedBeforeDate></Expiration></Rule>");
		this.oss.putObject(BUCKET, "before/new", new ByteArrayInputStream(new byte[3]));
		assertThat(this.oss.doesObjectExist(BUCKET, "before/a")).isFalse();
		assertThat(this.oss.doesObjectExist(BUCKET, "before/new")).isTrue();
	}

	@Test
	void doesNothingWhileARuleIsDisabledOrGone() throws IOException {
		put("a");
		String disabled = "<Status>Disabled</Status><Expiration><Days>1</Days></Expiration></Rule>";
		set("<Rule><ID>rule</ID><Prefix/>" + disabled, "<Rule><ID>rule</ID><Filter/>" + disabled);
		advance(2);
		assertThat(isThere("a")).isTrue();
		setRule("<Prefix/>", "<Expiration><Days>5</Days></Expiration>");
		assertThat(isThere("a")).isTrue();
		this.oss.deleteBucketLifecycle(BUCKET);
		this.cos.deleteBucketLifecycleConfiguration(COS_BUCKET);
		advance(9);
		assertThat(isThere("a")).isTrue();
	}

	@Test
	void hidesVersionsThenDeletesThemThenTheirMarkers() throws IOException {
		this.oss
			.setBucketVersioning(new SetBucketVersioningRequest(BUCKET, new BucketVersioningConfiguration("Enabled")));
		this.cos.setBucketVersioningConfiguration(new SetBucketVersioningConfigurationRequest(COS_BUCKET,
				new com.qcloud.cos.model.BucketVersioningConfiguration("Enabled")));
		put("a");
		put("a");
		String older = "<NoncurrentVersionExpiration><NoncurrentDays>5</NoncurrentDays></NoncurrentVersionExpiration>";
		setRule("<Prefix/>", "<Expiration><Days>10</Days></Expiration>" + older);
		advance(5);
		assertThat(versions()).isEqualTo(1);
		assertThat(isThere("a")).isTrue();
		advance(5);
		assertThat(isThere("a")).isFalse();
		assertThat(versions()).isEqualTo(2);
		advance(5);
		assertThat(isThere("a")).isFalse();
		assertThat(versions()).isEqualTo(1);
		setRule("<Prefix/>", "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>");
		assertThat(versions()).isZero();
	}

	@Test
	void doesInOneStepWhatTakesSeveral() throws IOException {
		this.oss
			.setBucketVersioning(new SetBucketVersioningRequest(BUCKET, new BucketVersioningConfiguration("Enabled")));
		this.oss.putObject(BUCKET, "a", new ByteArrayInputStream(new byte[3]));
		setOss("<Rule><ID>1</ID><Prefix/><Status>Enabled</Status><Expiration><Days>10</Days></Expiration>"
				+ "<NoncurrentVersionExpiration><NoncurrentDays>5</NoncurrentDays></NoncurrentVersionExpiration></Rule>"
				+ "<Rule><ID>2</ID><Prefix/><Status>Enabled</Status><Expiration><ExpiredObjectDeleteMarker>true"
				+ "</ExpiredObjectDeleteMarker></Expiration></Rule>");
		advance(15);
		assertThat(this.oss.listVersions(BUCKET, "").getVersionSummaries()).isEmpty();
	}

	private int versions() {
		int inOss = this.oss.listVersions(BUCKET, "").getVersionSummaries().size();
		assertThat(this.cos.listVersions(COS_BUCKET, "").getVersionSummaries()).hasSize(inOss);
		return inOss;
	}

	@Test
	void movesObjectsToColderClasses() throws IOException {
		LifecycleRule rule = new LifecycleRule("rule", "", LifecycleRule.RuleStatus.Enabled);
		rule.setStorageTransition(List.of(new LifecycleRule.StorageTransition(30, StorageClass.IA),
				new LifecycleRule.StorageTransition(60, StorageClass.Archive)));
		SetBucketLifecycleRequest request = new SetBucketLifecycleRequest(BUCKET);
		request.AddLifecycleRule(rule);
		this.oss.setBucketLifecycle(request);
		BucketLifecycleConfiguration.Transition ia = new BucketLifecycleConfiguration.Transition();
		ia.setDays(30);
		ia.setStorageClass("STANDARD_IA");
		BucketLifecycleConfiguration.Transition archive = new BucketLifecycleConfiguration.Transition();
		archive.setDays(60);
		archive.setStorageClass("ARCHIVE");
		BucketLifecycleConfiguration.Rule inCos = cosRule(new LifecycleFilter(new LifecyclePrefixPredicate("")));
		inCos.setTransitions(new ArrayList<>(List.of(ia, archive)));
		this.cos.setBucketLifecycleConfiguration(COS_BUCKET, new BucketLifecycleConfiguration(List.of(inCos)));
		put("a");
		advance(30);
		assertThat(classes()).containsExactly("IA", "STANDARD_IA");
		assertThat(SignedRequest.oss(this.test, "GET", "/photos/a").send().status()).isEqualTo(200);
		advance(30);
		assertThat(classes()).containsExactly("Archive", "ARCHIVE");
		assertThat(SignedRequest.oss(this.test, "GET", "/photos/a").send().code()).isEqualTo("InvalidObjectState");
		assertThat(SignedRequest.cos(this.test, "GET", "/a").send().code()).isEqualTo("InvalidObjectState");
	}

	private List<String> classes() {
		return List.of(this.oss.listObjects(BUCKET).getObjectSummaries().get(0).getStorageClass(),
				this.cos.listObjects(COS_BUCKET).getObjectSummaries().get(0).getStorageClass());
	}

	@Test
	void givesUpUploadsThatWereNotCompleted() {
		LifecycleRule rule = new LifecycleRule("rule", "", LifecycleRule.RuleStatus.Enabled);
		rule.setAbortMultipartUpload(new LifecycleRule.AbortMultipartUpload(3));
		SetBucketLifecycleRequest request = new SetBucketLifecycleRequest(BUCKET);
		request.AddLifecycleRule(rule);
		this.oss.setBucketLifecycle(request);
		BucketLifecycleConfiguration.Rule inCos = cosRule(new LifecycleFilter(new LifecyclePrefixPredicate("")));
		AbortIncompleteMultipartUpload abort = new AbortIncompleteMultipartUpload();
		abort.setDaysAfterInitiation(3);
		inCos.setAbortIncompleteMultipartUpload(abort);
		this.cos.setBucketLifecycleConfiguration(COS_BUCKET, new BucketLifecycleConfiguration(List.of(inCos)));
		this.oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "parts"));
		this.cos.initiateMultipartUpload(new com.qcloud.cos.model.InitiateMultipartUploadRequest(COS_BUCKET, "parts"));
		put("a");
		advance(2);
		assertThat(uploads()).isEqualTo(1);
		advance(1);
		assertThat(uploads()).isZero();
		assertThat(isThere("a")).isTrue();
	}

	private int uploads() {
		int inOss = this.oss.listMultipartUploads(new ListMultipartUploadsRequest(BUCKET)).getMultipartUploads().size();
		assertThat(this.cos.listMultipartUploads(new com.qcloud.cos.model.ListMultipartUploadsRequest(COS_BUCKET))
			.getMultipartUploads()).hasSize(inOss);
		return inOss;
	}

	@Test
	void actsWhenTheControlApiAdvancesTheClock() throws IOException {
		setRule("<Prefix/>", "<Expiration><Days>7</Days></Expiration>");
		put("a");
		int port = Objects.requireNonNull(this.test.emulator.controlEndpoint()).getPort();
		try (RawHttp http = new RawHttp(port)) {
			http.send("POST /clock HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 17\r\n\r\n{\"advance\":\"P7D\"}");
			assertThat(http.read(false).status()).isEqualTo(200);
		}
		assertThat(isThere("a")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'' | MalformedXML",
			"<Rule><ID>1</ID><Filter/><Expiration><Days>1</Days></Expiration></Rule> | MalformedXML",
			"<Rule><ID>1</ID><Filter/><Status>On</Status><Expiration><Days>1</Days></Expiration></Rule> | MalformedXML",
			"<Rule><ID>1</ID><Filter/><Status>Enabled</Status></Rule> | InvalidArgument",
			"<Rule><ID>1</ID><Filter/><Status>Enabled</Status><Expiration/></Rule> | MalformedXML",
			"<Rule><ID>1</ID><Filter/><Status>Enabled</Status><Expiration><Days>0</Days></Expiration></Rule> | InvalidArgument",
			"<Rule><ID>1</ID><Filter/><Status>Enabled</Status><Expiration><Days>１</Days></Expiration></Rule> | InvalidArgument",
			"<Rule><ID>1</ID><Filter/><Status>Enabled</Status><Expiration><Date>soon</Date></Expiration></Rule> | InvalidArgument",
			"<Rule><ID>1</ID><Filter/><Status>Enabled</Status><Expiration><Days>1</Days><Date>2027-01-01T00:00:00Z</Date></Expiration></Rule> | MalformedXML",
			"<Rule><ID>1</ID><Filter/><Status>Enabled</Status><Transition><Days>1</Days><StorageClass>Cold</StorageClass></Transition></Rule> | InvalidArgument",
			"<Rule><ID>1</ID><Filter/><Status>Enabled</Status><Transition><Days>1</Days></Transition></Rule> | MalformedXML",
			"<Rule><ID>1</ID><Prefix>a</Prefix><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule><Rule><ID>1</ID><Prefix>b</Prefix><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule> | InvalidArgument" })
	void refusesRulesThatAreWrong(String rules, String code) throws IOException {
		assertThat(setOss(rules).code()).isEqualTo(code);
		assertThat(setCos(rules).code()).isEqualTo(code);
	}

	@Test
	void givesRulesOfOssIdsThatHaveNone() throws IOException {
		String rest = "<Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule>";
		assertThat(setOss("<Rule><Prefix>a&amp;b</Prefix>" + rest + "<Rule><ID> </ID><Prefix>c</Prefix>" + rest
				+ "<Rule><ID>own</ID><Prefix>d</Prefix>" + rest)
			.status()).isEqualTo(200);
		List<LifecycleRule> rules = this.oss.getBucketLifecycle(BUCKET);
		assertThat(rules).extracting(LifecycleRule::getPrefix).containsExactly("a&b", "c", "d");
		assertThat(rules).extracting(LifecycleRule::getId)
			.doesNotHaveDuplicates()
			.contains("own")
			.noneMatch(String::isEmpty);
		this.oss.putObject(BUCKET, "a&b/1", new ByteArrayInputStream(new byte[3]));
		assertThat(SignedRequest.oss(this.test, "HEAD", "/photos/a&b/1").send().header("x-oss-expiration"))
			.endsWith("rule-id=\"" + rules.get(0).getId() + "\"");
	}

	@Test
	void refusesInOssRulesThatGetIntoEachOthersWay() throws IOException {
		String rules = "<Rule><ID>1</ID><Prefix>a</Prefix><Status>Enabled</Status><Expiration><Days>1</Days></Expiration>"
				+ "</Rule><Rule><ID>2</ID><Prefix>a/b</Prefix><Status>Enabled</Status><Expiration><Days>2</Days>"
				+ "</Expiration></Rule>";
		assertThat(setOss(rules).code()).isEqualTo("InvalidArgument");
		assertThat(SignedRequest.oss(this.test, "PUT", "/photos/")
			.query("lifecycle", "lifecycle")
			.header("x-oss-allow-same-action-overlap", "true")
			.body("<LifecycleConfiguration>" + rules + "</LifecycleConfiguration>")
			.send()
			.status()).isEqualTo(200);
		assertThat(setOss("<Rule><ID>1</ID><Prefix/><Status>Enabled</Status><Transition><Days>30</Days><StorageClass>IA"
				+ "</StorageClass></Transition><Expiration><Days>30</Days></Expiration></Rule>")
			.code()).isEqualTo("InvalidArgument");
	}

	@Test
	void refusesInCosDaysAndDatesInOneRule() throws IOException {
		assertThat(setCos(
				"<Rule><ID>1</ID><Filter/><Status>Enabled</Status><Transition><Days>1</Days><StorageClass>ARCHIVE"
						+ "</StorageClass></Transition><Expiration><Date>2027-01-01T00:00:00+08:00</Date></Expiration></Rule>")
			.code()).isEqualTo("InvalidArgument");
	}

}
