package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.Bucket;
import com.aliyun.oss.model.BucketInfo;
import com.aliyun.oss.model.DeleteObjectsRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectResult;
import io.storager.emulator.traffic.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The unmodified SDK of Aliyun OSS judges the emulator. */
class OssSdkTests {

	private static TestEmulator test;

	private static OSS oss;

	@BeforeAll
	static void start() {
		test = new TestEmulator();
		oss = test.oss(SignVersion.V4);
	}

	@AfterAll
	static void stop() {
		oss.shutdown();
		test.close();
	}

	private static ByteArrayInputStream text(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String read(OSSObject object) throws IOException {
		try (InputStream content = object.getObjectContent()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@ParameterizedTest
	@EnumSource(value = SignVersion.class, names = { "V1", "V4" })
	void storesAndReadsBackWithEitherSignature(SignVersion version) throws IOException {
		OSS client = test.oss(version);
		try {
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setContentType("text/plain");
			metadata.addUserMetadata("author", "someone");
			metadata.setContentDisposition("attachment; filename=\"a.txt\"");
			PutObjectResult put = client.putObject(TestEmulator.OSS_BUCKET, "a/b c+d%25 é😀.txt", text("hello"),
					metadata);
			assertThat(put.getETag()).isEqualTo("5D41402ABC4B2A76B9719D911017C592");
			assertThat(put.getServerCRC()).isEqualTo(put.getClientCRC());
			OSSObject object = client.getObject(TestEmulator.OSS_BUCKET, "a/b c+d%25 é😀.txt");
			assertThat(read(object)).isEqualTo("hello");
			assertThat(object.getObjectMetadata().getUserMetadata()).containsEntry("author", "someone");
			assertThat(object.getObjectMetadata().getContentType()).isEqualTo("text/plain");
			assertThat(object.getObjectMetadata().getContentDisposition()).isEqualTo("attachment; filename=\"a.txt\"");
			assertThat(object.getObjectMetadata().getServerCRC()).isEqualTo(put.getClientCRC());
			assertThat(object.getObjectMetadata().getObjectStorageClass().toString()).isEqualTo("Standard");
			client.deleteObject(TestEmulator.OSS_BUCKET, "a/b c+d%25 é😀.txt");
			assertThat(client.doesObjectExist(TestEmulator.OSS_BUCKET, "a/b c+d%25 é😀.txt")).isFalse();
		}
		finally {
			client.shutdown();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/../b", "../up", "../../up", "a//b", "a/./b", "./a", "a/..", "a/.", "..", ".", "dir/",
			"a%2Fb", "a%", "a?b=c&d", "a#b", "a;b=c", "a b", "a+b", "a~b", "a*b", "a\\b", "中文/键", "😀", "a|b^c`{}[]",
			"\u0001\u001f", "\u0000", "%00", "a\nb\rc\td" })
	void keepsEveryKeyAsItIs(String key) throws IOException {
		oss.putObject(TestEmulator.OSS_BUCKET, key, text(key));
		assertThat(read(oss.getObject(TestEmulator.OSS_BUCKET, key))).isEqualTo(key);
		// The SDK signs a prefix trimmed and sends it whole, which the service refuses.
		ListObjectsV2Result listed = oss.listObjectsV2(
				new ListObjectsV2Request(TestEmulator.OSS_BUCKET).withPrefix(key.trim()).withEncodingType("url"));
		assertThat(listed.getObjectSummaries()).isNotEmpty();
		oss.deleteObject(TestEmulator.OSS_BUCKET, key);
		assertThat(oss.doesObjectExist(TestEmulator.OSS_BUCKET, key)).isFalse();
	}

	@Test
	void takesAnEmptyAclForNone() {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setObjectAcl(null);
		oss.putObject(TestEmulator.OSS_BUCKET, "empty-acl", text("hello"), metadata);
		assertThat(oss.doesObjectExist(TestEmulator.OSS_BUCKET, "empty-acl")).isTrue();
		oss.deleteObject(TestEmulator.OSS_BUCKET, "empty-acl");
	}

	@Test
	void storesAnEmptyObjectAndALongOne() throws IOException {
		oss.putObject(TestEmulator.OSS_BUCKET, "empty", text(""));
		assertThat(read(oss.getObject(TestEmulator.OSS_BUCKET, "empty"))).isEmpty();
		byte[] content = new byte[5_000_001];
		new Random(7).nextBytes(content);
		oss.putObject(TestEmulator.OSS_BUCKET, "long", new ByteArrayInputStream(content));
		try (InputStream stored = oss.getObject(TestEmulator.OSS_BUCKET, "long").getObjectContent()) {
			assertThat(stored.readAllBytes()).isEqualTo(content);
		}
		GetObjectRequest range = new GetObjectRequest(TestEmulator.OSS_BUCKET, "long");
		range.setRange(1_000_000, 2_999_999);
		try (InputStream stored = oss.getObject(range).getObjectContent()) {
			assertThat(stored.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 3_000_000));
		}
		oss.deleteObjects(
				new DeleteObjectsRequest(TestEmulator.OSS_BUCKET).withKeys(List.of("empty", "long")).withQuiet(true));
		assertThat(oss.doesObjectExist(TestEmulator.OSS_BUCKET, "long")).isFalse();
	}

	@Test
	void createsDescribesListsAndDeletesBuckets() {
		oss.createBucket("another-bucket");
		oss.createBucket("another-bucket");
		BucketInfo info = oss.getBucketInfo("another-bucket");
		assertThat(info.getBucket().getLocation()).isEqualTo("oss-cn-hangzhou");
		assertThat(oss.getBucketLocation("another-bucket")).isEqualTo("oss-cn-hangzhou");
		assertThat(oss.doesBucketExist("another-bucket")).isTrue();
		assertThat(oss.listBuckets()).extracting(Bucket::getName).contains("another-bucket", TestEmulator.OSS_BUCKET);
		oss.putObject("another-bucket", "a", text("a"));
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> oss.deleteBucket("another-bucket"))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("BucketNotEmpty"));
		oss.deleteObject("another-bucket", "a");
		oss.deleteBucket("another-bucket");
		assertThat(oss.doesBucketExist("another-bucket")).isFalse();
	}

	@Test
	void pagesListsWithCommonPrefixes() {
		oss.createBucket("listed");
		for (String key : List.of("a", "b/1", "b/2", "c", "d/1", "e")) {
			oss.putObject("listed", key, text(key));
		}
		com.aliyun.oss.model.ListObjectsRequest request = new com.aliyun.oss.model.ListObjectsRequest("listed");
		request.setDelimiter("/");
		request.setMaxKeys(2);
		ObjectListing first = oss.listObjects(request);
		assertThat(first.isTruncated()).isTrue();
		assertThat(first.getObjectSummaries()).extracting(OSSObjectSummary::getKey).containsExactly("a");
		assertThat(first.getCommonPrefixes()).containsExactly("b/");
		request.setMarker(first.getNextMarker());
		ObjectListing second = oss.listObjects(request);
		assertThat(second.getObjectSummaries()).extracting(OSSObjectSummary::getKey).containsExactly("c");
		assertThat(second.getCommonPrefixes()).containsExactly("d/");
		ListObjectsV2Result v2 = oss.listObjectsV2(new ListObjectsV2Request("listed").withMaxKeys(4));
		assertThat(v2.getKeyCount()).isEqualTo(4);
		ListObjectsV2Result rest = oss
			.listObjectsV2(new ListObjectsV2Request("listed").withContinuationToken(v2.getNextContinuationToken()));
		assertThat(rest.getObjectSummaries()).extracting(OSSObjectSummary::getKey).containsExactly("d/1", "e");
		assertThat(rest.isTruncated()).isFalse();
	}

	@Test
	void refusesAWrongSecretAnUnknownKeyAndMissingThings() {
		OSS wrong = test.oss(SignVersion.V4, TestEmulator.ACCESS_KEY, "not-the-secret");
		OSS unknown = test.oss(SignVersion.V1, "nobody", "nothing");
		try {
			assertCode(() -> wrong.listObjects(TestEmulator.OSS_BUCKET), "SignatureDoesNotMatch");
			assertCode(() -> unknown.listObjects(TestEmulator.OSS_BUCKET), "InvalidAccessKeyId");
			assertCode(() -> oss.getObject(TestEmulator.OSS_BUCKET, "missing"), "NoSuchKey");
			assertCode(() -> oss.getObject("missing-bucket", "missing"), "NoSuchBucket");
			assertCode(() -> oss.getObjectMetadata(TestEmulator.OSS_BUCKET, "missing"), "NoSuchKey");
		}
		finally {
			wrong.shutdown();
			unknown.shutdown();
		}
	}

	private static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
		assertThatExceptionOfType(OSSException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(code));
	}

	@Test
	void refusesToDeleteSomeOfSeveral() {
		for (String key : List.of("kept/a", "kept/b c", "gone")) {
			oss.putObject(TestEmulator.OSS_BUCKET, key, text(key));
		}
		Fault fault = test.emulator.faults().onAny().refuseDeletion(Set.of("kept/a", "kept/b c"));
		DeleteObjectsRequest request = new DeleteObjectsRequest(TestEmulator.OSS_BUCKET)
			.withKeys(List.of("kept/a", "gone", "kept/b c"));
		assertThat(oss.deleteObjects(request).getDeletedObjects()).containsExactly("gone");
		assertThat(oss.deleteObjects(request.withQuiet(true)).getDeletedObjects()).isEmpty();
		assertThatExceptionOfType(OSSException.class)
			.isThrownBy(() -> oss.deleteObject(TestEmulator.OSS_BUCKET, "kept/a"))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("AccessDenied"));
		assertThat(oss.listObjects(TestEmulator.OSS_BUCKET, "kept/").getObjectSummaries()).hasSize(2);
		fault.cancel();
		oss.deleteObjects(request);
		assertThat(oss.listObjects(TestEmulator.OSS_BUCKET, "kept/").getObjectSummaries()).isEmpty();
	}

}
