package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.ServerSideEncryptionByDefault;
import com.aliyun.oss.model.ServerSideEncryptionConfiguration;
import com.aliyun.oss.model.SetBucketEncryptionRequest;
import com.aliyun.oss.model.UploadPartRequest;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.BucketEncryptionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a bucket does to objects whose write says nothing of encryption. */
class DefaultEncryptionTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

	private static final String COS_BUCKET = TestEmulator.COS_BUCKET;

	private static final String OSS_ALGORITHM = "x-oss-server-side-encryption";

	private static final String COS_ALGORITHM = "x-cos-server-side-encryption";

	private final TestEmulator test = new TestEmulator();

	private final OSS oss = this.test.oss(SignVersion.V4);

	private final COSClient cos = this.test.cos();

	@BeforeEach
	void turnOn() {
		ServerSideEncryptionByDefault byDefault = new ServerSideEncryptionByDefault("KMS");
		byDefault.setKMSMasterKeyID("a-key");
		byDefault.setKMSDataEncryption("SM4");
		ServerSideEncryptionConfiguration configuration = new ServerSideEncryptionConfiguration();
		configuration.setApplyServerSideEncryptionByDefault(byDefault);
		this.oss.setBucketEncryption(new SetBucketEncryptionRequest(BUCKET, configuration));
		BucketEncryptionConfiguration kms = new BucketEncryptionConfiguration();
		kms.setSseAlgorithm("KMS");
		kms.setKmsMasterKeyID("a-key");
		this.cos.putBucketEncryptionConfiguration(COS_BUCKET, kms);
	}

	@AfterEach
	void stop() {
		this.oss.shutdown();
		this.cos.shutdown();
		this.test.close();
	}

	private static ByteArrayInputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private void assertOssKms(String key) {
		ObjectMetadata stat = this.oss.getObjectMetadata(BUCKET, key);
		assertThat(stat.getRawMetadata()).as(key)
			.containsEntry(OSS_ALGORITHM, "KMS")
			.containsEntry("x-oss-server-side-data-encryption", "SM4")
			.containsEntry("x-oss-server-side-encryption-key-id", "a-key");
	}

	@Test
	void ossEncryptsWhatIsWrittenAsItsBucketSays() throws IOException {
		assertThat(this.oss.getBucketEncryption(BUCKET).getApplyServerSideEncryptionByDefault().getSSEAlgorithm())
			.isEqualTo("KMS");
		RawHttp.Answer put = SignedRequest.oss(this.test, "PUT", "/photos/put").body("content").send();
		assertThat(put.header(OSS_ALGORITHM)).isEqualTo("KMS");
		assertOssKms("put");
		this.oss.appendObject(new AppendObjectRequest(BUCKET, "appended", stream("content")).withPosition(0L));
		assertOssKms("appended");
		this.oss.copyObject(BUCKET, "put", BUCKET, "copied");
		assertOssKms("copied");
		String uploadId = this.oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "parts"))
			.getUploadId();
		UploadPartRequest part = new UploadPartRequest(BUCKET, "parts", uploadId, 1, stream("content"), 7);
		this.oss.completeMultipartUpload(new CompleteMultipartUploadRequest(BUCKET, "parts", uploadId,
				new ArrayList<>(List.of(this.oss.uploadPart(part).getPartETag()))));
		assertOssKms("parts");
	}

	@Test
	void cosEncryptsWhatIsWrittenAsItsBucketSays() throws IOException {
		assertThat(this.cos.getBucketEncryptionConfiguration(COS_BUCKET).getSseAlgorithm()).isEqualTo("KMS");
		assertCosKms(SignedRequest.cos(this.test, "PUT", "/put").body("content").send());
		assertCosKms(SignedRequest.cos(this.test, "HEAD", "/put").send());
		assertCosKms(SignedRequest.cos(this.test, "POST", "/parts").query("uploads", "").body("").send());
		assertCosKms(SignedRequest.cos(this.test, "POST", "/appended")
			.query("append&position=0", "")
			.body("content")
			.send());
		assertCosKms(SignedRequest.cos(this.test, "PUT", "/copied")
			.header("x-cos-copy-source", COS_BUCKET + ".cos.ap-guangzhou.myqcloud.com/put")
			.body("")
			.send());
		assertCosKms(SignedRequest.cos(this.test, "HEAD", "/copied").send());
	}

	private static void assertCosKms(RawHttp.Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(answer.headers()).containsEntry(COS_ALGORITHM, "cos/kms")
			.containsEntry("x-cos-server-side-encryption-cos-kms-key-id", "a-key");
	}

	@Test
	void doesWhatTheWriteSaysIfItSaysSomething() throws IOException {
		SignedRequest.oss(this.test, "PUT", "/photos/own").header(OSS_ALGORITHM, "AES256").body("content").send();
		RawHttp.Answer stat = SignedRequest.oss(this.test, "HEAD", "/photos/own").send();
		assertThat(stat.header(OSS_ALGORITHM)).isEqualTo("AES256");
		assertThat(stat.headers()).doesNotContainKey("x-oss-server-side-encryption-key-id");
		SignedRequest.cos(this.test, "PUT", "/own").header(COS_ALGORITHM, "AES256").body("content").send();
		assertThat(SignedRequest.cos(this.test, "HEAD", "/own").send().header(COS_ALGORITHM)).isEqualTo("AES256");
	}

	@Test
	void leavesObjectsAsTheyAreAndEndsWithTheRule() throws IOException {
		SignedRequest.oss(this.test, "PUT", "/photos/before").body("content").send();
		this.oss.deleteBucketEncryption(BUCKET);
		assertOssKms("before");
		SignedRequest.oss(this.test, "PUT", "/photos/after").body("content").send();
		assertThat(SignedRequest.oss(this.test, "HEAD", "/photos/after").send().headers())
			.doesNotContainKey(OSS_ALGORITHM);
		this.cos.deleteBucketEncryptionConfiguration(COS_BUCKET);
		SignedRequest.cos(this.test, "PUT", "/after").body("content").send();
		assertThat(SignedRequest.cos(this.test, "HEAD", "/after").send().headers()).doesNotContainKey(COS_ALGORITHM);
	}

	@ParameterizedTest
	@CsvSource({ "DES,, InvalidEncryptionAlgorithmError, InvalidArgument",
			"AES256, a-key, InvalidArgument, InvalidArgument", ",, MalformedXML, MalformedXML" })
	void refusesRulesThatAreWrong(String algorithm, String keyId, String ossCode, String cosCode) throws IOException {
		String rule = "<ApplyServerSideEncryptionByDefault>"
				+ ((algorithm != null) ? "<SSEAlgorithm>" + algorithm + "</SSEAlgorithm>" : "")
				+ ((keyId != null) ? "<KMSMasterKeyID>" + keyId + "</KMSMasterKeyID>" : "")
				+ "</ApplyServerSideEncryptionByDefault>";
		assertThat(SignedRequest.oss(this.test, "PUT", "/photos/")
			.query("encryption", "encryption")
			.body("<ServerSideEncryptionRule>" + rule + "</ServerSideEncryptionRule>")
			.send()
			.code()).isEqualTo(ossCode);
		assertThat(SignedRequest.cos(this.test, "PUT", "/")
			.query("encryption", "")
			.body("<ServerSideEncryptionConfiguration><Rule>" + rule + "</Rule></ServerSideEncryptionConfiguration>")
			.send()
			.code()).isEqualTo(cosCode);
	}

}
