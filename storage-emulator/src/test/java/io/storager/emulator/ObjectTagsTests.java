package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.ObjectMetadata;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.DeleteObjectTaggingRequest;
import com.qcloud.cos.model.GetObjectTaggingRequest;
import com.qcloud.cos.model.ObjectTagging;
import com.qcloud.cos.model.SetObjectTaggingRequest;
import com.qcloud.cos.model.Tag.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tags of objects, through both vendors' clients and on the wire. */
class ObjectTagsTests {

	private static final Map<String, String> TAGS = Map.of("owner", "a b", "项目", "x+y=z");

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
	void oss(SignVersion version) {
		OSS oss = test.oss(version);
		try {
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setObjectTagging(TAGS);
			oss.putObject("photos", "tagged", new ByteArrayInputStream(new byte[1]), metadata);
			assertThat(oss.getObjectTagging("photos", "tagged").getAllTags()).isEqualTo(TAGS);
			oss.setObjectTagging("photos", "tagged", Map.of("a", "b"));
			assertThat(oss.getObjectTagging("photos", "tagged").getAllTags()).isEqualTo(Map.of("a", "b"));
			oss.copyObject("photos", "tagged", "photos", "copied");
			assertThat(oss.getObjectTagging("photos", "copied").getAllTags()).isEqualTo(Map.of("a", "b"));
			oss.deleteObjectTagging("photos", "tagged");
			assertThat(oss.getObjectTagging("photos", "tagged").getAllTags()).isEmpty();
		}
		finally {
			oss.shutdown();
		}
	}

	@Test
	void cos() throws IOException {
		COSClient cos = test.cos();
		try {
			String bucket = TestEmulator.COS_BUCKET;
			SignedRequest.cos(test, "PUT", "/tagged").header("x-cos-tagging", "a=b&c=").body("x").send();
			assertThat(tags(cos)).isEqualTo(Map.of("a", "b", "c", ""));
			cos.setObjectTagging(new SetObjectTaggingRequest(bucket, "tagged",
					new ObjectTagging(new ArrayList<>(List.of(new Tag("owner", "a b"))))));
			assertThat(tags(cos)).isEqualTo(Map.of("owner", "a b"));
			assertThat(SignedRequest.cos(test, "HEAD", "/tagged").send().header("x-cos-tagging-count")).isEqualTo("1");
			cos.deleteObjectTagging(new DeleteObjectTaggingRequest(bucket, "tagged"));
			assertThat(tags(cos)).isEmpty();
		}
		finally {
			cos.shutdown();
		}
	}

	private static Map<String, String> tags(COSClient cos) {
		return cos.getObjectTagging(new GetObjectTaggingRequest(TestEmulator.COS_BUCKET, "tagged"))
			.getTagSet()
			.stream()
			.collect(Collectors.toMap(Tag::getKey, Tag::getValue));
	}

	@Test
	void travelWithUploadsInParts() throws IOException {
		String started = SignedRequest.oss(test, "POST", "/photos/parts")
			.header("x-oss-tagging", "a=b")
			.query("uploads", "uploads")
			.body("")
			.send()
			.body();
		String query = "uploadId=" + started.replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
		SignedRequest.oss(test, "PUT", "/photos/parts")
			.query("partNumber=1&" + query, "partNumber=1&" + query)
			.body("part")
			.send();
		SignedRequest.oss(test, "POST", "/photos/parts")
			.query(query, query)
			.header("x-oss-complete-all", "yes")
			.body("")
			.send();
		assertThat(SignedRequest.oss(test, "HEAD", "/photos/parts").send().header("x-oss-tagging-count"))
			.isEqualTo("1");
	}

	@Test
	void replacesTheTagsOfACopyWhenAskedTo() throws IOException {
		SignedRequest.oss(test, "PUT", "/photos/from").header("x-oss-tagging", "a=b").body("x").send();
		SignedRequest.oss(test, "PUT", "/photos/to")
			.header("x-oss-copy-source", "/photos/from")
			.header("x-oss-tagging-directive", "Replace")
			.header("x-oss-tagging", "c=d")
			.body("")
			.send();
		assertThat(SignedRequest.oss(test, "GET", "/photos/to").query("tagging", "tagging").send().body())
			.contains("<Key>c</Key><Value>d</Value>")
			.doesNotContain("<Key>a</Key>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=b&a=c", "a!=b", "=b", "a=%0A" })
	void refusesTagsBeyondTheRules(String tags) throws IOException {
		assertThat(
				SignedRequest.oss(test, "PUT", "/photos/refused").header("x-oss-tagging", tags).body("").send().code())
			.isEqualTo("InvalidTag");
		assertThat(SignedRequest.cos(test, "PUT", "/refused").header("x-cos-tagging", tags).body("").send().code())
			.isEqualTo("InvalidTag");
	}

	@Test
	void refusesMoreAndLongerTagsThanTheServices() throws IOException {
		String eleven = IntStream.range(0, 11).mapToObj((i) -> "t" + i + "=v").collect(Collectors.joining("&"));
		for (String tags : new String[] { eleven, "a".repeat(129) + "=b", "a=" + "b".repeat(257) }) {
			assertThat(SignedRequest.oss(test, "PUT", "/photos/refused")
				.header("x-oss-tagging", tags)
				.body("")
				.send()
				.code()).isEqualTo("InvalidTag");
		}
		String most = IntStream.range(0, 10).mapToObj((i) -> "t" + i + "=v").collect(Collectors.joining("&"));
		assertThat(
				SignedRequest.oss(test, "PUT", "/photos/most").header("x-oss-tagging", most).body("").send().status())
			.isEqualTo(200);
	}

}
