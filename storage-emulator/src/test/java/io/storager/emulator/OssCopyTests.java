package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.CopyObjectRequest;
import com.aliyun.oss.model.CopyObjectResult;
import com.aliyun.oss.model.CreateSymlinkRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.OSSSymlink;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.UploadPartCopyRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Copies and symbolic links, on OSS. */
class OssCopyTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

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

	private static void put(String key, String text) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.addUserMetadata("author", "me");
		metadata.setContentType("text/plain");
		oss.putObject(BUCKET, key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), metadata);
	}

	private static String read(String bucket, String key) throws IOException {
		try (InputStream content = oss.getObject(bucket, key).getObjectContent()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void assertCode(ThrowingCallable call, String code) {
		assertThatExceptionOfType(OSSException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(code));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a b+c", "a//b", "a/../b", "100%25", "中文 😀", "a?b=c", "a\u0001b", "dir/" })
	void copiesAnObjectOfAnyNameWithItsMetadata(String key) throws IOException {
		put(key, "content of " + key);
		oss.createBucket("elsewhere");
		CopyObjectResult result = oss.copyObject(BUCKET, key, "elsewhere", "copy of " + key);
		ObjectMetadata source = oss.getObjectMetadata(BUCKET, key);
		ObjectMetadata copy = oss.getObjectMetadata("elsewhere", "copy of " + key);
		assertThat(result.getETag()).isEqualTo(source.getETag()).isEqualTo(copy.getETag());
		assertThat(result.getLastModified()).isNotNull();
		assertThat(copy.getServerCRC()).isEqualTo(source.getServerCRC());
		assertThat(copy.getUserMetadata()).containsEntry("author", "me");
		assertThat(copy.getContentType()).isEqualTo("text/plain");
		oss.deleteObject(BUCKET, key);
		assertThat(read("elsewhere", "copy of " + key)).isEqualTo("content of " + key);
	}

	@Test
	void replacesMetadataEncryptionAndStorageClassOnRequest() {
		put("plain", "text");
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.addUserMetadata("editor", "you");
		metadata.setHeader("x-oss-storage-class", "IA");
		CopyObjectRequest request = new CopyObjectRequest(BUCKET, "plain", BUCKET, "replaced");
		request.setNewObjectMetadata(metadata);
		request.setServerSideEncryption("KMS");
		request.setServerSideEncryptionKeyId("key-1");
		oss.copyObject(request);
		ObjectMetadata copy = oss.getObjectMetadata(BUCKET, "replaced");
		assertThat(copy.getUserMetadata()).containsEntry("editor", "you").doesNotContainKey("author");
		assertThat(copy.getServerSideEncryption()).isEqualTo("KMS");
		assertThat(copy.getRawMetadata()).containsEntry("x-oss-storage-class", "IA");
		assertThat(copy.getETag()).isNotEqualTo(oss.getObjectMetadata(BUCKET, "plain").getETag());
		oss.copyObject(BUCKET, "replaced", BUCKET, "bare");
		assertThat(oss.getObjectMetadata(BUCKET, "bare").getServerSideEncryption()).isNull();
		assertThat(oss.getObjectMetadata(BUCKET, "bare").getETag())
			.isEqualTo(oss.getObjectMetadata(BUCKET, "plain").getETag());
	}

	@Test
	void replacesTheMetadataOfACopyOntoItself() throws IOException {
		put("itself", "text");
		oss.copyObject(BUCKET, "itself", BUCKET, "itself");
		assertThat(read(BUCKET, "itself")).isEqualTo("text");
		assertThat(oss.getObjectMetadata(BUCKET, "itself").getUserMetadata()).isEmpty();
	}

	@Test
	void looksAtTheSourceBeforeItCopies() {
		put("looked-at", "text");
		CopyObjectRequest request = new CopyObjectRequest(BUCKET, "looked-at", BUCKET, "unwanted");
		request.setMatchingETagConstraints(List.of("0000"));
		assertCode(() -> oss.copyObject(request), "PreconditionFailed");
		CopyObjectRequest same = new CopyObjectRequest(BUCKET, "looked-at", BUCKET, "unwanted");
		same.setNonmatchingETagConstraints(List.of(oss.getObjectMetadata(BUCKET, "looked-at").getETag()));
		assertCode(() -> oss.copyObject(same), "NotModified");
		CopyObjectRequest older = new CopyObjectRequest(BUCKET, "looked-at", BUCKET, "unwanted");
		older.setUnmodifiedSinceConstraint(Date.from(Instant.EPOCH));
		assertCode(() -> oss.copyObject(older), "PreconditionFailed");
		assertCode(() -> oss.copyObject(BUCKET, "missing", BUCKET, "unwanted"), "NoSuchKey");
		assertCode(() -> oss.copyObject("missing-bucket", "a", BUCKET, "unwanted"), "NoSuchBucket");
		assertThat(oss.doesObjectExist(BUCKET, "unwanted")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "photos/a", "/photos", "/photos/", "", "/" })
	void refusesASourceThatIsNone(String source) throws IOException {
		RawHttp.Answer answer = SignedRequest.oss(test, "PUT", "/" + BUCKET + "/copy")
			.header("x-oss-copy-source", source)
			.body("")
			.send();
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.code()).isEqualTo("InvalidArgument");
	}

	@Test
	void copiesMoreThanAGibibyteOnlyInParts() {
		byte[] mebibytes = new byte[32 << 20];
		oss.putObject(BUCKET, "chunk", new ByteArrayInputStream(mebibytes));
		String id = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "huge")).getUploadId();
		List<PartETag> parts = new ArrayList<>();
		for (int number = 1; number <= 33; number++) {
			parts.add(oss.uploadPartCopy(
					new UploadPartCopyRequest(BUCKET, "chunk", BUCKET, "huge", id, number, 0L, (long) mebibytes.length))
				.getPartETag());
		}
		oss.completeMultipartUpload(new CompleteMultipartUploadRequest(BUCKET, "huge", id, parts));
		assertThat(oss.getObjectMetadata(BUCKET, "huge").getContentLength()).isEqualTo(33L * (32 << 20));
		assertCode(() -> oss.copyObject(BUCKET, "huge", BUCKET, "too-huge"), "EntityTooLarge");
		oss.deleteObject(BUCKET, "huge");
	}

	@Test
	void copiesAnObjectThatGrewAsANormalOne() throws IOException {
		oss.appendObject(new AppendObjectRequest(BUCKET, "grown",
				new ByteArrayInputStream("grown".getBytes(StandardCharsets.UTF_8)))
			.withPosition(0L));
		oss.copyObject(BUCKET, "grown", BUCKET, "settled");
		assertThat(oss.getObjectMetadata(BUCKET, "settled").getObjectType()).isEqualTo("Normal");
		put("reference", "grown");
		assertThat(oss.getObjectMetadata(BUCKET, "settled").getETag())
			.isEqualTo(oss.getObjectMetadata(BUCKET, "reference").getETag());
		assertThat(read(BUCKET, "settled")).isEqualTo("grown");
	}

	@ParameterizedTest
	@ValueSource(strings = { "target", "a b+c/d", "100%25", "中文 😀" })
	void readsThroughALink(String target) throws IOException {
		put(target, "what it leads to");
		CreateSymlinkRequest request = new CreateSymlinkRequest(BUCKET, "link", target);
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.addUserMetadata("kind", "link");
		request.setMetadata(metadata);
		oss.createSymlink(request);
		OSSSymlink link = oss.getSymlink(BUCKET, "link");
		assertThat(link.getTarget()).isEqualTo(target);
		assertThat(read(BUCKET, "link")).isEqualTo("what it leads to");
		ObjectMetadata seen = oss.getObjectMetadata(BUCKET, "link");
		assertThat(seen.getObjectType()).isEqualTo("Symlink");
		assertThat(seen.getContentLength()).isEqualTo(16);
		assertThat(seen.getETag()).isEqualTo(oss.getObjectMetadata(BUCKET, target).getETag());
		assertThat(seen.getUserMetadata()).containsEntry("kind", "link").doesNotContainKey("author");
		assertThat(SignedRequest.oss(test, "GET", "/" + BUCKET + "/").send().body()).contains("<Type>Symlink</Type>");
		oss.deleteObject(BUCKET, "link");
		assertThat(read(BUCKET, target)).isEqualTo("what it leads to");
	}

	@Test
	void leadsNowhereWithoutATargetOrToAnotherLink() throws IOException {
		oss.createSymlink(BUCKET, "dangling", "nothing");
		assertCode(() -> oss.getObject(BUCKET, "dangling"), "SymlinkTargetNotExist");
		assertCode(() -> oss.getObjectMetadata(BUCKET, "dangling"), "SymlinkTargetNotExist");
		assertThat(oss.getSymlink(BUCKET, "dangling").getTarget()).isEqualTo("nothing");
		oss.createSymlink(BUCKET, "second", "dangling");
		assertCode(() -> oss.getObject(BUCKET, "second"), "InvalidTargetType");
		oss.createSymlink(BUCKET, "circle", "circle");
		assertCode(() -> oss.getObject(BUCKET, "circle"), "InvalidTargetType");
		put("no-link", "text");
		assertCode(() -> oss.getSymlink(BUCKET, "no-link"), "NotSymlink");
		assertCode(() -> oss.getSymlink(BUCKET, "missing"), "NoSuchKey");
		assertThat(SignedRequest.oss(test, "PUT", "/" + BUCKET + "/link")
			.query("symlink", "symlink")
			.body("")
			.send()
			.code()).isEqualTo("InvalidArgument");
	}

}
