package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.AbortMultipartUploadRequest;
import com.qcloud.cos.model.AppendObjectRequest;
import com.qcloud.cos.model.AppendObjectResult;
import com.qcloud.cos.model.CompleteMultipartUploadRequest;
import com.qcloud.cos.model.CompleteMultipartUploadResult;
import com.qcloud.cos.model.CopyObjectRequest;
import com.qcloud.cos.model.CopyObjectResult;
import com.qcloud.cos.model.CopyPartRequest;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.model.GetSymlinkRequest;
import com.qcloud.cos.model.InitiateMultipartUploadRequest;
import com.qcloud.cos.model.ListMultipartUploadsRequest;
import com.qcloud.cos.model.ListPartsRequest;
import com.qcloud.cos.model.MultipartUpload;
import com.qcloud.cos.model.MultipartUploadListing;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.PartETag;
import com.qcloud.cos.model.PartListing;
import com.qcloud.cos.model.PartSummary;
import com.qcloud.cos.model.PutObjectRequest;
import com.qcloud.cos.model.PutSymlinkRequest;
import com.qcloud.cos.model.SSECOSKeyManagementParams;
import com.qcloud.cos.model.SSECustomerKey;
import com.qcloud.cos.model.UploadPartRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Appends, uploads in parts, copies and links, on COS. */
class CosOperationTests {

	private static final String BUCKET = TestEmulator.COS_BUCKET;

	private static final int MEBIBYTE = 1 << 20;

	private static final byte[] CONTENT = new byte[MEBIBYTE + 1000];

	private static final SSECustomerKey KEY = new SSECustomerKey(new byte[32]);

	private static TestEmulator test;

	private static COSClient cos;

	@BeforeAll
	static void start() {
		new Random(5).nextBytes(CONTENT);
		test = new TestEmulator();
		cos = test.cos();
	}

	@AfterAll
	static void stop() {
		cos.shutdown();
		test.close();
	}

	private static ObjectMetadata length(byte[] content) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(content.length);
		return metadata;
	}

	private static PutObjectRequest put(String key, byte[] content) {
		return new PutObjectRequest(BUCKET, key, new ByteArrayInputStream(content), length(content));
	}

	private static AppendObjectResult append(String key, String text, long position) {
		byte[] content = text.getBytes(StandardCharsets.UTF_8);
		AppendObjectRequest request = new AppendObjectRequest(BUCKET, key, new ByteArrayInputStream(content),
				length(content));
		request.setPosition(position);
		return cos.appendObject(request);
	}

	private static UploadPartRequest part(String key, String id, int number, byte[] content) {
		return new UploadPartRequest().withBucketName(BUCKET)
			.withKey(key)
			.withUploadId(id)
			.withPartNumber(number)
			.withInputStream(new ByteArrayInputStream(content))
			.withPartSize(content.length);
	}

	private static String initiate(String key) {
		return cos.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, key)).getUploadId();
	}

	private static CompleteMultipartUploadResult complete(String key, String id, PartETag... parts) {
		return cos.completeMultipartUpload(
				new CompleteMultipartUploadRequest(BUCKET, key, id, new ArrayList<>(List.of(parts))));
	}

	private static byte[] read(GetObjectRequest request) throws IOException {
		try (InputStream content = cos.getObject(request).getObjectContent()) {
			return content.readAllBytes();
		}
	}

	private static byte[] read(String key) throws IOException {
		return read(new GetObjectRequest(BUCKET, key));
	}

	private static void assertRefused(ThrowingCallable call, int status, String code) {
		assertThatExceptionOfType(CosServiceException.class).isThrownBy(call).satisfies((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(status);
			assertThat(ex.getErrorCode()).isEqualTo(code);
		});
	}

	@Test
	void growsAnObjectAtItsEndOnly() throws IOException {
		assertThat(append("log", "Hello", 0).getNextAppendPosition()).isEqualTo(5);
		assertThat(append("log", ", world", 5).getNextAppendPosition()).isEqualTo(12);
		assertRefused(() -> append("log", "again", 5), 409, "AppendPositionErr");
		assertRefused(() -> append("log", "again", 13), 409, "AppendPositionErr");
		assertRefused(() -> append("nothing", "again", 1), 409, "AppendPositionErr");
		assertThat(new String(read("log"), StandardCharsets.UTF_8)).isEqualTo("Hello, world");
		ObjectMetadata grown = cos.getObjectMetadata(BUCKET, "log");
		assertThat(grown.getRawMetadata()).containsEntry("x-cos-object-type", "appendable");
		cos.putObject(put("whole", "Hello, world".getBytes(StandardCharsets.UTF_8)));
		ObjectMetadata whole = cos.getObjectMetadata(BUCKET, "whole");
		assertThat(grown.getCrc64Ecma()).isEqualTo(whole.getCrc64Ecma());
		assertThat(grown.getETag()).isNotEqualTo(whole.getETag());
		assertThat(whole.getRawMetadata()).doesNotContainKey("x-cos-object-type");
		assertRefused(() -> append("whole", "more", 12), 409, "ObjectNotAppendable");
	}

	@Test
	void putsPartsTogether() throws IOException {
		cos.putObject(put("parts", new byte[3]));
		String id = initiate("parts");
		PartETag last = cos.uploadPart(part("parts", id, 10_000, Arrays.copyOfRange(CONTENT, MEBIBYTE, CONTENT.length)))
			.getPartETag();
		cos.uploadPart(part("parts", id, 1, new byte[10]));
		PartETag first = cos.uploadPart(part("parts", id, 1, Arrays.copyOf(CONTENT, MEBIBYTE))).getPartETag();
		assertThat(read("parts")).hasSize(3);
		assertRefused(() -> complete("parts", id, first, new PartETag(10_000, first.getETag())), 400, "InvalidPart");
		CompleteMultipartUploadResult result = complete("parts", id, first, last);
		assertThat(result.getETag()).matches("[0-9a-f]{32}-2");
		assertThat(read("parts")).isEqualTo(CONTENT);
		cos.putObject(put("whole", CONTENT));
		assertThat(result.getCrc64Ecma()).isEqualTo(cos.getObjectMetadata(BUCKET, "whole").getCrc64Ecma());
		assertRefused(() -> complete("parts", id, first, last), 404, "NoSuchUpload");
		assertRefused(() -> cos.abortMultipartUpload(new AbortMultipartUploadRequest(BUCKET, "parts", id)), 404,
				"NoSuchUpload");
	}

	@Test
	void refusesSmallPartsAndPartNumbersOutOfBounds() {
		String id = initiate("small");
		PartETag first = cos.uploadPart(part("small", id, 1, new byte[MEBIBYTE - 1])).getPartETag();
		PartETag second = cos.uploadPart(part("small", id, 2, new byte[1])).getPartETag();
		assertRefused(() -> complete("small", id, first, second), 400, "EntityTooSmall");
		assertRefused(() -> complete("small", id), 400, "MalformedXML");
		assertRefused(() -> cos.uploadPart(part("small", id, 10_001, new byte[1])), 400, "InvalidArgument");
		assertRefused(() -> cos.uploadPart(part("small", id, 0, new byte[1])), 400, "InvalidArgument");
		assertThat(cos.doesObjectExist(BUCKET, "small")).isFalse();
	}

	@Test
	void wantsTheCustomersKeyOnEveryPart() throws IOException {
		InitiateMultipartUploadRequest start = new InitiateMultipartUploadRequest(BUCKET, "sealed");
		start.setSSECustomerKey(KEY);
		String id = cos.initiateMultipartUpload(start).getUploadId();
		assertRefused(() -> cos.uploadPart(part("sealed", id, 1, CONTENT)), 400, "InvalidRequest");
		byte[] other = new byte[32];
		other[0] = 1;
		UploadPartRequest wrong = part("sealed", id, 1, CONTENT);
		wrong.setSSECustomerKey(new SSECustomerKey(other));
		assertRefused(() -> cos.uploadPart(wrong), 403, "AccessDenied");
		UploadPartRequest right = part("sealed", id, 1, CONTENT);
		right.setSSECustomerKey(KEY);
		complete("sealed", id, cos.uploadPart(right).getPartETag());
		assertThat(read(new GetObjectRequest(BUCKET, "sealed").withSSECustomerKey(KEY))).isEqualTo(CONTENT);
		assertRefused(() -> cos.getObject(BUCKET, "sealed"), 400, "InvalidRequest");
	}

	@Test
	void hidesTheMd5OfPartsOnceTheKeyServiceHasAHandInThem() {
		InitiateMultipartUploadRequest start = new InitiateMultipartUploadRequest(BUCKET, "managed");
		start.setSSECOSKeyManagementParams(new SSECOSKeyManagementParams("key-1", null));
		String id = cos.initiateMultipartUpload(start).getUploadId();
		UploadPartRequest request = part("managed", id, 1, "a".getBytes(StandardCharsets.UTF_8));
		request.setMd5Digest("DMF1ucDxtqgxw5niaXcmYQ==");
		PartETag part = cos.uploadPart(request).getPartETag();
		assertThat(part.getETag()).isNotEqualTo("0cc175b9c0f1b6a831c399e269772661");
		complete("managed", id, part);
		assertThat(cos.getObjectMetadata(BUCKET, "managed").getServerSideEncryption()).isEqualTo("cos/kms");
	}

	@Test
	void pagesPartsAndUploads() {
		String bucket = "uploads-1250000000";
		cos.createBucket(bucket);
		List<String> ids = new ArrayList<>();
		for (String key : List.of("a b", "d/1", "d/2", "z")) {
			ids.add(cos.initiateMultipartUpload(new InitiateMultipartUploadRequest(bucket, key)).getUploadId());
		}
		ListMultipartUploadsRequest request = new ListMultipartUploadsRequest(bucket);
		request.setDelimiter("/");
		request.setMaxUploads(2);
		MultipartUploadListing first = cos.listMultipartUploads(request);
		assertThat(first.getMultipartUploads()).extracting(MultipartUpload::getKey).containsExactly("a b");
		assertThat(first.getCommonPrefixes()).containsExactly("d/");
		assertThat(first.isTruncated()).isTrue();
		request.setKeyMarker(first.getNextKeyMarker());
		request.setUploadIdMarker(first.getNextUploadIdMarker());
		MultipartUploadListing second = cos.listMultipartUploads(request);
		assertThat(second.getMultipartUploads()).extracting(MultipartUpload::getUploadId).containsExactly(ids.get(3));
		assertThat(second.isTruncated()).isFalse();
		assertRefused(() -> cos.deleteBucket(bucket), 409, "BucketNotEmpty");
		String id = initiate("listed");
		for (int number = 1; number <= 3; number++) {
			cos.uploadPart(part("listed", id, number, new byte[number]));
		}
		ListPartsRequest parts = new ListPartsRequest(BUCKET, "listed", id);
		parts.setMaxParts(2);
		PartListing page = cos.listParts(parts);
		assertThat(page.getParts()).extracting(PartSummary::getSize).containsExactly(1L, 2L);
		parts.setPartNumberMarker(page.getNextPartNumberMarker());
		assertThat(cos.listParts(parts).getParts()).extracting(PartSummary::getPartNumber).containsExactly(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a b+c", "a//b", "a/../b", "100%25", "中文 😀", "a?b=c", "a\u0001b", "dir/" })
	void copiesAnObjectOfAnyNameWithItsMetadata(String key) throws IOException {
		ObjectMetadata metadata = length(new byte[5]);
		metadata.addUserMetadata("author", "me");
		cos.putObject(new PutObjectRequest(BUCKET, key, new ByteArrayInputStream(new byte[5]), metadata));
		CopyObjectResult result = cos.copyObject(BUCKET, key, BUCKET, "copy of " + key);
		ObjectMetadata copy = cos.getObjectMetadata(BUCKET, "copy of " + key);
		assertThat(result.getETag()).isEqualTo(copy.getETag());
		assertThat(result.getCrc64Ecma()).isEqualTo(copy.getCrc64Ecma());
		assertThat(copy.getUserMetadata()).containsEntry("author", "me");
		cos.deleteObject(BUCKET, key);
		assertThat(read("copy of " + key)).hasSize(5);
	}

	@Test
	void looksAtTheSourceBeforeItCopies() {
		cos.putObject(put("looked-at", new byte[5]));
		CopyObjectRequest unlike = new CopyObjectRequest(BUCKET, "looked-at", BUCKET, "unwanted");
		unlike.setMatchingETagConstraints(List.of("0000"));
		assertThat(cos.copyObject(unlike)).as("the SDK's word for 412").isNull();
		CopyObjectRequest same = new CopyObjectRequest(BUCKET, "looked-at", BUCKET, "unwanted");
		same.setNonmatchingETagConstraints(List.of(cos.getObjectMetadata(BUCKET, "looked-at").getETag()));
		assertThat(cos.copyObject(same)).isNull();
		assertRefused(() -> cos.copyObject(BUCKET, "missing", BUCKET, "unwanted"), 404, "NoSuchKey");
		assertRefused(() -> cos.copyObject("missing-1250000000", "a", BUCKET, "unwanted"), 404, "NoSuchBucket");
		assertRefused(() -> cos.copyObject(BUCKET, "looked-at", BUCKET, "looked-at"), 400, "InvalidRequest");
		CopyObjectRequest replace = new CopyObjectRequest(BUCKET, "looked-at", BUCKET, "looked-at");
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.addUserMetadata("editor", "you");
		replace.setNewObjectMetadata(metadata);
		cos.copyObject(replace);
		assertThat(cos.getObjectMetadata(BUCKET, "looked-at").getUserMetadata()).containsEntry("editor", "you");
		assertThat(cos.doesObjectExist(BUCKET, "unwanted")).isFalse();
	}

	@Test
	void copiesFromOneCustomersKeyToAnother() throws IOException {
		cos.putObject(put("mine", CONTENT).withSSECustomerKey(KEY));
		assertRefused(() -> cos.copyObject(BUCKET, "mine", BUCKET, "yours"), 400, "InvalidRequest");
		byte[] other = new byte[32];
		other[5] = 7;
		SSECustomerKey target = new SSECustomerKey(other);
		CopyObjectRequest request = new CopyObjectRequest(BUCKET, "mine", BUCKET, "yours");
		request.setSourceSSECustomerKey(KEY);
		request.setDestinationSSECustomerKey(target);
		cos.copyObject(request);
		assertThat(read(new GetObjectRequest(BUCKET, "yours").withSSECustomerKey(target))).isEqualTo(CONTENT);
		assertRefused(() -> cos.getObject(new GetObjectRequest(BUCKET, "yours").withSSECustomerKey(KEY)), 403,
				"AccessDenied");
		InitiateMultipartUploadRequest start = new InitiateMultipartUploadRequest(BUCKET, "open");
		String id = cos.initiateMultipartUpload(start).getUploadId();
		CopyPartRequest part = new CopyPartRequest().withSourceBucketName(BUCKET)
			.withSourceKey("mine")
			.withDestinationBucketName(BUCKET)
			.withDestinationKey("open")
			.withUploadId(id)
			.withPartNumber(1)
			.withFirstByte(10L)
			.withLastByte(19L);
		assertRefused(() -> cos.copyPart(part), 400, "InvalidRequest");
		part.setSourceSSECustomerKey(KEY);
		complete("open", id, cos.copyPart(part).getPartETag());
		assertThat(read("open")).isEqualTo(Arrays.copyOfRange(CONTENT, 10, 20));
		part.setLastByte((long) CONTENT.length);
		part.setUploadId(initiate("open"));
		assertRefused(() -> cos.copyPart(part), 416, "InvalidRange");
	}

	@Test
	void readsThroughALink() throws IOException {
		cos.putObject(put("target/a", CONTENT));
		cos.putSymlink(new PutSymlinkRequest(BUCKET, "link", "target/a"));
		assertThat(cos.getSymlink(new GetSymlinkRequest(BUCKET, "link", null)).getTarget()).isEqualTo("target/a");
		assertThat(read("link")).isEqualTo(CONTENT);
		assertThat(cos.getObjectMetadata(BUCKET, "link").getContentLength()).isEqualTo(CONTENT.length);
		cos.deleteObject(BUCKET, "target/a");
		assertRefused(() -> cos.getObject(BUCKET, "link"), 404, "SymlinkTargetNotExist");
		cos.putSymlink(new PutSymlinkRequest(BUCKET, "second", "link"));
		assertRefused(() -> cos.getObject(BUCKET, "second"), 400, "InvalidTargetType");
	}

}
