package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.exception.MultiObjectDeleteException;
import com.qcloud.cos.model.AccessControlList;
import com.qcloud.cos.model.Bucket;
import com.qcloud.cos.model.COSObject;
import com.qcloud.cos.model.COSObjectSummary;
import com.qcloud.cos.model.CannedAccessControlList;
import com.qcloud.cos.model.CreateBucketRequest;
import com.qcloud.cos.model.DeleteObjectsRequest;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.model.Grant;
import com.qcloud.cos.model.ListObjectsRequest;
import com.qcloud.cos.model.ObjectListing;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.Permission;
import com.qcloud.cos.model.PutObjectRequest;
import com.qcloud.cos.model.PutObjectResult;
import com.qcloud.cos.model.SSECustomerKey;
import io.storager.emulator.traffic.Fault;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The unmodified SDK of Tencent COS judges the emulator. */
class CosSdkTests {

	private static final String BUCKET = TestEmulator.COS_BUCKET;

	private static TestEmulator test;

	private static COSClient cos;

	@BeforeAll
	static void start() {
		test = new TestEmulator();
		cos = test.cos();
	}

	@AfterAll
	static void stop() {
		cos.shutdown();
		test.close();
	}

	private static PutObjectResult put(String bucket, String key, byte[] content) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(content.length);
		return cos.putObject(bucket, key, new ByteArrayInputStream(content), metadata);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] read(COSObject object) throws IOException {
		try (InputStream content = object.getObjectContent()) {
			return content.readAllBytes();
		}
	}

	@Test
	void storesAndReadsBack() throws IOException {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(5);
		metadata.setContentType("text/plain");
		metadata.addUserMetadata("author", "someone");
		PutObjectResult put = cos.putObject(BUCKET, "a/b c+d%25 é😀.txt", new ByteArrayInputStream(utf8("hello")),
				metadata);
		assertThat(put.getETag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
		COSObject object = cos.getObject(BUCKET, "a/b c+d%25 é😀.txt");
		assertThat(read(object)).isEqualTo(utf8("hello"));
		assertThat(object.getObjectMetadata().getUserMetadata()).containsEntry("author", "someone");
		assertThat(object.getObjectMetadata().getContentType()).isEqualTo("text/plain");
		assertThat(object.getObjectMetadata().getCrc64Ecma()).isEqualTo(put.getCrc64Ecma());
		assertThat(object.getObjectMetadata().getLastModified()).isNotNull();
		cos.deleteObject(BUCKET, "a/b c+d%25 é😀.txt");
		assertThat(cos.doesObjectExist(BUCKET, "a/b c+d%25 é😀.txt")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/../b", "../up", "../../up", "a//b", "a/./b", "./a", "a/.", "dir/", "a%2Fb", "a%",
			"a?b=c&d", "a#b", "a;b=c", "a b", "a+b", "a~b", "a*b", "a\\b", "中文/键", "😀", "a|b^c`{}[]", "\u0001\u001f",
			"a\nb\rc\td" })
	void keepsEveryKeyAsItIs(String key) throws IOException {
		put(BUCKET, key, utf8(key));
		assertThat(read(cos.getObject(BUCKET, key))).isEqualTo(utf8(key));
		// The SDK signs a prefix trimmed and sends it whole, which the service refuses.
		assertThat(cos.listObjects(BUCKET, key.trim()).getObjectSummaries()).extracting(COSObjectSummary::getKey)
			.contains(key);
		cos.deleteObject(BUCKET, key);
		assertThat(cos.doesObjectExist(BUCKET, key)).isFalse();
	}

	@Test
	void storesAnEmptyObjectAndALongOne() throws IOException {
		put(BUCKET, "empty", new byte[0]);
		assertThat(read(cos.getObject(BUCKET, "empty"))).isEmpty();
		byte[] content = new byte[5_000_001];
		new Random(7).nextBytes(content);
		put(BUCKET, "long", content);
		assertThat(read(cos.getObject(BUCKET, "long"))).isEqualTo(content);
		GetObjectRequest range = new GetObjectRequest(BUCKET, "long");
		range.setRange(1_000_000, 2_999_999);
		assertThat(read(cos.getObject(range))).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 3_000_000));
		DeleteObjectsRequest delete = new DeleteObjectsRequest(BUCKET);
		delete.setKeys(
				List.of(new DeleteObjectsRequest.KeyVersion("empty"), new DeleteObjectsRequest.KeyVersion("long")));
		assertThat(cos.deleteObjects(delete).getDeletedObjects()).hasSize(2);
		assertThat(cos.doesObjectExist(BUCKET, "long")).isFalse();
	}

	@Test
	void createsDescribesListsAndDeletesBuckets() {
		String bucket = "another-1250000000";
		cos.createBucket(bucket);
		assertCode(() -> cos.createBucket(bucket), "BucketAlreadyOwnedByYou");
		assertThat(cos.doesBucketExist(bucket)).isTrue();
		assertThat(cos.headBucket(new com.qcloud.cos.model.HeadBucketRequest(bucket)).getBucketRegion())
			.isEqualTo(TestEmulator.COS_REGION);
		assertThat(cos.listBuckets()).extracting(Bucket::getName).contains(bucket, BUCKET);
		put(bucket, "a", utf8("a"));
		assertCode(() -> cos.deleteBucket(bucket), "BucketNotEmpty");
		cos.deleteObject(bucket, "a");
		cos.deleteBucket(bucket);
		assertThat(cos.doesBucketExist(bucket)).isFalse();
	}

	@Test
	void tellsTheRulesOfABucket() {
		CreateBucketRequest request = new CreateBucketRequest("public-1250000000");
		request.setCannedAcl(CannedAccessControlList.PublicRead);
		cos.createBucket(request);
		AccessControlList acl = cos.getBucketAcl("public-1250000000");
		assertThat(acl.getOwner().getId()).isNotEmpty();
		assertThat(acl.getGrantsAsList()).extracting(Grant::getPermission)
			.contains(Permission.FullControl, Permission.Read);
		assertThat(acl.getCannedAccessControl()).isEqualTo(CannedAccessControlList.PublicRead);
	}

	@Test
	void pagesListsWithCommonPrefixes() {
		String bucket = "listed-1250000000";
		cos.createBucket(bucket);
		for (String key : List.of("a", "b/1", "b/2", "c", "d/1", "e")) {
			put(bucket, key, utf8(key));
		}
		ListObjectsRequest request = new ListObjectsRequest(bucket, "", "", "/", 2);
		ObjectListing first = cos.listObjects(request);
		assertThat(first.isTruncated()).isTrue();
		assertThat(first.getObjectSummaries()).extracting(COSObjectSummary::getKey).containsExactly("a");
		assertThat(first.getCommonPrefixes()).containsExactly("b/");
		ObjectListing second = cos.listNextBatchOfObjects(first);
		assertThat(second.getObjectSummaries()).extracting(COSObjectSummary::getKey).containsExactly("c");
		assertThat(second.getCommonPrefixes()).containsExactly("d/");
		assertThat(cos.listNextBatchOfObjects(second).isTruncated()).isFalse();
	}

	@Test
	void wantsTheCustomersKeyOnEveryRead() throws IOException {
		SSECustomerKey key = new SSECustomerKey(new byte[32]);
		byte[] other = new byte[32];
		other[0] = 1;
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(3);
		cos.putObject(new PutObjectRequest(BUCKET, "sealed", new ByteArrayInputStream(utf8("abc")), metadata)
			.withSSECustomerKey(key));
		assertThat(read(cos.getObject(new GetObjectRequest(BUCKET, "sealed").withSSECustomerKey(key))))
			.isEqualTo(utf8("abc"));
		assertStatus(() -> cos.getObject(BUCKET, "sealed"), 400);
		assertStatus(() -> cos.getObjectMetadata(BUCKET, "sealed"), 400);
		assertStatus(
				() -> cos
					.getObject(new GetObjectRequest(BUCKET, "sealed").withSSECustomerKey(new SSECustomerKey(other))),
				403);
	}

	@Test
	void refusesAWrongSecretAnUnknownKeyAndMissingThings() {
		COSClient wrong = test.cos(TestEmulator.ACCESS_KEY, "not-the-secret");
		COSClient unknown = test.cos("nobody", "nothing");
		try {
			assertCode(() -> wrong.listObjects(BUCKET), "SignatureDoesNotMatch");
			assertCode(() -> unknown.listObjects(BUCKET), "InvalidAccessKeyId");
			assertCode(() -> cos.getObject(BUCKET, "missing"), "NoSuchKey");
			assertCode(() -> cos.getObject("missing-1250000000", "missing"), "NoSuchBucket");
			assertStatus(() -> cos.getObjectMetadata(BUCKET, "missing"), 404);
		}
		finally {
			wrong.shutdown();
			unknown.shutdown();
		}
	}

	private static void assertCode(ThrowingCallable call, String code) {
		assertThatExceptionOfType(CosServiceException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(code));
	}

	private static void assertStatus(ThrowingCallable call, int status) {
		assertThatExceptionOfType(CosServiceException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(status));
	}

	@Test
	void refusesToDeleteSomeOfSeveral() {
		for (String key : List.of("kept/a", "kept/b & c", "gone")) {
			put(BUCKET, key, utf8(key));
		}
		Fault fault = test.emulator.faults().onAny().refuseDeletion(Set.of("kept/a", "kept/b & c"));
		DeleteObjectsRequest request = new DeleteObjectsRequest(BUCKET);
		request.setKeys(Stream.of("kept/a", "gone", "kept/b & c").map(DeleteObjectsRequest.KeyVersion::new).toList());
		assertThatExceptionOfType(MultiObjectDeleteException.class).isThrownBy(() -> cos.deleteObjects(request))
			.satisfies((ex) -> {
				assertThat(ex.getDeletedObjects()).singleElement()
					.satisfies((deleted) -> assertThat(deleted.getKey()).isEqualTo("gone"));
				assertThat(ex.getErrors()).extracting(MultiObjectDeleteException.DeleteError::getKey)
					.containsExactly("kept/a", "kept/b & c");
				assertThat(ex.getErrors()).extracting(MultiObjectDeleteException.DeleteError::getCode)
					.containsOnly("AccessDenied");
			});
		assertCode(() -> cos.deleteObject(BUCKET, "kept/a"), "AccessDenied");
		fault.cancel();
		assertThat(cos.deleteObjects(request).getDeletedObjects()).hasSize(3);
	}

}
