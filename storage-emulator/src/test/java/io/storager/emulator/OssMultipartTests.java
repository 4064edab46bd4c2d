package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadResult;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.MultipartUpload;
import com.aliyun.oss.model.MultipartUploadListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PartListing;
import com.aliyun.oss.model.PartSummary;
import com.aliyun.oss.model.UploadPartCopyRequest;
import com.aliyun.oss.model.UploadPartRequest;
import com.aliyun.oss.model.UploadPartResult;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Uploads in parts, on OSS. */
class OssMultipartTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

	private static final byte[] CONTENT = new byte[250_000];

	private static TestEmulator test;

	private static OSS oss;

	@BeforeAll
	static void start() {
		new Random(3).nextBytes(CONTENT);
		test = new TestEmulator();
		oss = test.oss(SignVersion.V4);
		oss.putObject(BUCKET, "source", new ByteArrayInputStream(CONTENT));
	}

	@AfterAll
	static void stop() {
		oss.shutdown();
		test.close();
	}

	private static String initiate(String key) {
		return oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, key)).getUploadId();
	}

	private static PartETag upload(String key, String id, int number, byte[] content) {
		UploadPartResult result = oss.uploadPart(
				new UploadPartRequest(BUCKET, key, id, number, new ByteArrayInputStream(content), content.length));
		assertThat(result.getServerCRC()).isEqualTo(result.getClientCRC()).isNotNull();
		return result.getPartETag();
	}

	private static CompleteMultipartUploadResult complete(String key, String id, List<PartETag> parts) {
		return oss.completeMultipartUpload(new CompleteMultipartUploadRequest(BUCKET, key, id, new ArrayList<>(parts)));
	}

	private static RawHttp.Answer completeRaw(String key, String id, String parts) throws IOException {
		return SignedRequest.oss(test, "POST", "/" + BUCKET + "/" + key)
			.query("uploadId=" + id, "uploadId=" + id)
			.body("<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>")
			.send();
	}

	private static String part(int number, String etag) {
		return "<Part><PartNumber>" + number + "</PartNumber><ETag>" + etag + "</ETag></Part>";
	}

	private static byte[] read(String key) throws IOException {
		try (InputStream content = oss.getObject(BUCKET, key).getObjectContent()) {
			return content.readAllBytes();
		}
	}

	private static void assertCode(ThrowingCallable call, String code) {
		assertThatExceptionOfType(OSSException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(code));
	}

	@Test
	void putsPartsTogetherInWhateverOrderTheyCome() throws Exception {
		oss.putObject(BUCKET, "parts", new ByteArrayInputStream("before".getBytes(StandardCharsets.UTF_8)));
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentType("text/plain");
		metadata.addUserMetadata("author", "me");
		String id = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "parts", metadata))
			.getUploadId();
		PartETag third = upload("parts", id, 9, Arrays.copyOfRange(CONTENT, 204_800, 250_000));
		upload("parts", id, 1, new byte[102_400]);
		PartETag first = upload("parts", id, 1, Arrays.copyOfRange(CONTENT, 0, 102_400));
		PartETag second = upload("parts", id, 2, Arrays.copyOfRange(CONTENT, 102_400, 204_800));
		assertThat(new String(read("parts"), StandardCharsets.UTF_8)).isEqualTo("before");
		CompleteMultipartUploadResult result = complete("parts", id, List.of(first, second, third));
		assertThat(result.getServerCRC()).isEqualTo(result.getClientCRC()).isNotNull();
		assertThat(result.getETag()).isEqualTo(etagOf(first, second, third));
		assertThat(read("parts")).isEqualTo(CONTENT);
		ObjectMetadata stored = oss.getObjectMetadata(BUCKET, "parts");
		assertThat(stored.getETag()).isEqualTo(result.getETag());
		assertThat(stored.getUserMetadata()).containsEntry("author", "me");
		assertThat(stored.getContentType()).isEqualTo("text/plain");
		assertThat(stored.getObjectType()).isEqualTo("Multipart");
		assertCode(() -> complete("parts", id, List.of(first, second, third)), "NoSuchUpload");
	}

	private static String etagOf(PartETag... parts) throws Exception {
		MessageDigest md5 = MessageDigest.getInstance("MD5");
		for (PartETag part : parts) {
			md5.update(HexFormat.of().parseHex(part.getETag()));
		}
		return HexFormat.of().withUpperCase().formatHex(md5.digest()) + "-" + parts.length;
	}

	@Test
	void spellsTheAnswerToACompletionAsTheServiceDoes() throws IOException {
		String id = initiate("spelled");
		PartETag part = upload("spelled", id, 1, CONTENT);
		RawHttp.Answer answer = completeRaw("spelled", id, part(1, '"' + part.getETag() + '"'));
		assertThat(answer.body()).contains("<ETag>&quot;").contains("-1&quot;</ETag>");
		assertThat(answer.header("ETag")).endsWith("-1\"");
		assertThat(answer.header("x-oss-hash-crc64ecma"))
			.isEqualTo(SignedRequest.oss(test, "HEAD", "/" + BUCKET + "/source").send().header("x-oss-hash-crc64ecma"));
	}

	@Test
	void refusesListsOfPartsThatAreNoneOrWrong() throws IOException {
		String id = initiate("wrong");
		String first = upload("wrong", id, 1, new byte[1000]).getETag();
		String second = upload("wrong", id, 2, new byte[2000]).getETag();
		assertThat(completeRaw("wrong", id, "").code()).isEqualTo("MalformedXML");
		assertThat(completeRaw("wrong", id, "<Part/>").code()).isEqualTo("MalformedXML");
		assertThat(completeRaw("wrong", id, part(2, second) + part(1, first)).code()).isEqualTo("InvalidPartOrder");
		assertThat(completeRaw("wrong", id, part(1, first) + part(1, first)).code()).isEqualTo("InvalidPartOrder");
		assertThat(completeRaw("wrong", id, part(1, second)).code()).isEqualTo("InvalidPart");
		assertThat(completeRaw("wrong", id, part(1, first) + part(3, second)).code()).isEqualTo("InvalidPart");
		assertThat(completeRaw("wrong", id, part(1, first) + part(2, second)).code()).isEqualTo("EntityTooSmall");
		assertThat(completeRaw("wrong", "0000", part(1, first)).code()).isEqualTo("NoSuchUpload");
		assertThat(completeRaw("other", id, part(1, first)).code()).isEqualTo("NoSuchUpload");
		assertThat(oss.doesObjectExist(BUCKET, "wrong")).isFalse();
		assertThat(completeRaw("wrong", id, part(2, second)).status()).isEqualTo(200);
		assertThat(read("wrong")).hasSize(2000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "10001", "-1", "x", "" })
	void refusesPartNumbersOutOfBounds(String number) throws IOException {
		String id = initiate("numbered");
		String query = "partNumber=" + number + "&uploadId=" + id;
		RawHttp.Answer answer = SignedRequest.oss(test, "PUT", "/" + BUCKET + "/numbered")
			.query(query, query)
			.body("a")
			.send();
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.code()).isEqualTo("InvalidArgument");
	}

	@Test
	void takesEncryptionAtTheStartAndRefusesItOnParts() throws IOException {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setServerSideEncryption("AES256");
		String id = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "sealed", metadata))
			.getUploadId();
		String query = "partNumber=1&uploadId=" + id;
		SignedRequest request = SignedRequest.oss(test, "PUT", "/" + BUCKET + "/sealed").query(query, query).body("a");
		assertThat(request.header("x-oss-server-side-encryption", "AES256").send().code()).isEqualTo("InvalidArgument");
		complete("sealed", id, List.of(upload("sealed", id, 1, CONTENT)));
		assertThat(oss.getObjectMetadata(BUCKET, "sealed").getServerSideEncryption()).isEqualTo("AES256");
	}

	@Test
	void copiesPartsFromAnotherObject() throws IOException {
		String id = initiate("assembled");
		List<PartETag> parts = new ArrayList<>();
		parts.add(copyPart("assembled", id, 1, 0L, 150_000L));
		parts.add(copyPart("assembled", id, 2, 150_000L, 100_000L));
		complete("assembled", id, parts);
		assertThat(read("assembled")).isEqualTo(CONTENT);
		UploadPartCopyRequest failing = new UploadPartCopyRequest(BUCKET, "source", BUCKET, "assembled",
				initiate("assembled"), 1, 0L, 100L);
		failing.setMatchingETagConstraints(List.of("0000"));
		assertCode(() -> oss.uploadPartCopy(failing), "PreconditionFailed");
		assertCode(() -> oss.uploadPartCopy(
				new UploadPartCopyRequest(BUCKET, "missing", BUCKET, "assembled", initiate("assembled"), 1, 0L, 100L)),
				"NoSuchKey");
	}

	private static PartETag copyPart(String key, String id, int number, long offset, long length) {
		return oss.uploadPartCopy(new UploadPartCopyRequest(BUCKET, "source", BUCKET, key, id, number, offset, length))
			.getPartETag();
	}

	@Test
	void forgetsAnUploadThatWasAborted() {
		String id = initiate("aborted");
		PartETag part = upload("aborted", id, 1, CONTENT);
		AbortMultipartUploadRequest abort = new AbortMultipartUploadRequest(BUCKET, "aborted", id);
		oss.abortMultipartUpload(abort);
		assertCode(() -> oss.abortMultipartUpload(abort), "NoSuchUpload");
		assertCode(() -> upload("aborted", id, 2, CONTENT), "NoSuchUpload");
		assertCode(() -> complete("aborted", id, List.of(part)), "NoSuchUpload");
		assertCode(() -> oss.listParts(new ListPartsRequest(BUCKET, "aborted", id)), "NoSuchUpload");
		assertThat(oss.doesObjectExist(BUCKET, "aborted")).isFalse();
	}

	@Test
	void pagesThePartsOfAnUpload() {
		String id = initiate("paged");
		for (int number : new int[] { 3, 1, 7, 5 }) {
			upload("paged", id, number, new byte[number]);
		}
		ListPartsRequest request = new ListPartsRequest(BUCKET, "paged", id);
		request.setMaxParts(3);
		PartListing first = oss.listParts(request);
		assertThat(first.isTruncated()).isTrue();
		assertThat(first.getParts()).extracting(PartSummary::getPartNumber).containsExactly(1, 3, 5);
		assertThat(first.getParts()).extracting(PartSummary::getSize).containsExactly(1L, 3L, 5L);
		request.setPartNumberMarker(first.getNextPartNumberMarker());
		PartListing second = oss.listParts(request);
		assertThat(second.isTruncated()).isFalse();
		assertThat(second.getParts()).extracting(PartSummary::getPartNumber).containsExactly(7);
	}

	@Test
	void pagesTheUploadsOfABucketAndKeepsItWhileThereAreAny() {
		String bucket = "with-uploads";
		oss.createBucket(bucket);
		List<String> started = new ArrayList<>();
		for (String key : List.of("a b", "a b", "d/1", "d/2", "z")) {
			started.add(oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(bucket, key)).getUploadId());
		}
		ListMultipartUploadsRequest request = new ListMultipartUploadsRequest(bucket);
		request.setDelimiter("/");
		request.setMaxUploads(1);
		List<String> seen = new ArrayList<>();
		List<String> prefixes = new ArrayList<>();
		MultipartUploadListing page;
		do {
			page = oss.listMultipartUploads(request);
			assertThat(page.getMultipartUploads().size() + page.getCommonPrefixes().size()).isOne();
			page.getMultipartUploads().stream().map(MultipartUpload::getUploadId).forEach(seen::add);
			prefixes.addAll(page.getCommonPrefixes());
			request.setKeyMarker(page.getNextKeyMarker());
			request.setUploadIdMarker(page.getNextUploadIdMarker());
		}
		while (page.isTruncated());
		assertThat(seen).containsExactlyInAnyOrder(started.get(0), started.get(1), started.get(4));
		assertThat(prefixes).containsExactly("d/");
		ListMultipartUploadsRequest prefixed = new ListMultipartUploadsRequest(bucket);
		prefixed.setPrefix("a b");
		prefixed.setEncodingType("url");
		assertThat(oss.listMultipartUploads(prefixed).getMultipartUploads()).extracting(MultipartUpload::getKey)
			.containsExactly("a%20b", "a%20b");
		assertCode(() -> oss.deleteBucket(bucket), "BucketNotEmpty");
		for (MultipartUpload upload : oss.listMultipartUploads(new ListMultipartUploadsRequest(bucket))
			.getMultipartUploads()) {
			oss.abortMultipartUpload(new AbortMultipartUploadRequest(bucket, upload.getKey(), upload.getUploadId()));
		}
		oss.deleteBucket(bucket);
		assertThat(oss.doesBucketExist(bucket)).isFalse();
	}

	@Test
	void completesWithoutOverwritingIfAskedTo() throws IOException {
		String id = initiate("source");
		String etag = upload("source", id, 1, new byte[10]).getETag();
		RawHttp.Answer answer = SignedRequest.oss(test, "POST", "/" + BUCKET + "/source")
			.query("uploadId=" + id, "uploadId=" + id)
			.header("x-oss-forbid-overwrite", "true")
			.body("<CompleteMultipartUpload>" + part(1, etag) + "</CompleteMultipartUpload>")
			.send();
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.code()).isEqualTo("FileAlreadyExists");
		assertThat(read("source")).isEqualTo(CONTENT);
		assertThat(oss.listParts(new ListPartsRequest(BUCKET, "source", id)).getParts()).hasSize(1);
	}

}
