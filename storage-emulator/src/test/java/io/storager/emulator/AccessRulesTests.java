package io.storager.emulator;

import java.io.IOException;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.ObjectPermission;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.AccessControlList;
import com.qcloud.cos.model.CannedAccessControlList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What access rules let strangers do, and how they are told and changed. */
class AccessRulesTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

	private static final String COS_HOST = TestEmulator.COS_BUCKET + ".cos.ap-guangzhou.myqcloud.com";

	private final TestEmulator test = new TestEmulator();

	private final COSClient cos = this.test.cos();

	@BeforeEach
	void putObjects() throws IOException {
		SignedRequest.oss(this.test, "PUT", "/photos/object").body("content").send();
		SignedRequest.cos(this.test, "PUT", "/object").body("content").send();
	}

	@AfterEach
	void stop() {
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

	@ParameterizedTest
	@EnumSource(value = SignVersion.class, names = { "V1", "V4" })
	void ossObjectsHaveRulesOfTheirOwn(SignVersion version) throws IOException {
		OSS oss = this.test.oss(version);
		try {
			assertThat(oss.getObjectAcl(BUCKET, "object").getPermission()).isEqualTo(ObjectPermission.Default);
			assertThat(stranger("GET", "/photos/object").code()).isEqualTo("AccessDenied");
			oss.setObjectAcl(BUCKET, "object", com.aliyun.oss.model.CannedAccessControlList.PublicRead);
			assertThat(oss.getObjectAcl(BUCKET, "object").getPermission()).isEqualTo(ObjectPermission.PublicRead);
			assertThat(stranger("GET", "/photos/object").body()).isEqualTo("content");
			assertThat(stranger("HEAD", "/photos/object").status()).isEqualTo(200);
			assertThat(stranger("PUT", "/photos/object").status()).isEqualTo(403);
			assertThat(stranger("GET", "/photos/object?response-content-type=a").code()).isEqualTo("InvalidRequest");
			oss.setBucketAcl(BUCKET, com.aliyun.oss.model.CannedAccessControlList.PublicReadWrite);
			oss.setObjectAcl(BUCKET, "object", com.aliyun.oss.model.CannedAccessControlList.Private);
			assertThat(stranger("GET", "/photos/object").status()).isEqualTo(403);
			assertThat(stranger("GET", "/photos/missing").code()).isEqualTo("NoSuchKey");
			assertThat(stranger("PUT", "/photos/new").status()).isEqualTo(200);
			assertThat(stranger("GET", "/photos/").code()).isEqualTo("AccessDenied");
			assertThat(stranger("DELETE", "/photos/").code()).isEqualTo("AccessDenied");
			assertThat(stranger("GET", "/photos/object?acl").code()).isEqualTo("AccessDenied");
		}
		finally {
			oss.shutdown();
		}
	}

	@Test
	void cosObjectsHaveRulesOfTheirOwn() throws IOException {
		String bucket = TestEmulator.COS_BUCKET;
		assertThat(this.cos.getObjectAcl(bucket, "object").isExistDefaultAcl()).isTrue();
		assertThat(cosStranger("GET", "/object").code()).isEqualTo("AccessDenied");
		this.cos.setObjectAcl(bucket, "object", CannedAccessControlList.PublicRead);
		assertThat(this.cos.getObjectAcl(bucket, "object").getCannedAccessControl())
			.isEqualTo(CannedAccessControlList.PublicRead);
		assertThat(cosStranger("GET", "/object").body()).isEqualTo("content");
		assertThat(cosStranger("PUT", "/object").status()).isEqualTo(403);
		assertThat(cosStranger("GET", "/").status()).isEqualTo(403);
		this.cos.setBucketAcl(bucket, CannedAccessControlList.PublicRead);
		this.cos.setObjectAcl(bucket, "object", CannedAccessControlList.Private);
		assertThat(cosStranger("GET", "/object").status()).isEqualTo(403);
		assertThat(cosStranger("GET", "/").body()).contains("<Key>object</Key>");
		assertThat(cosStranger("DELETE", "/").code()).isEqualTo("AccessDenied");
		AccessControlList read = this.cos.getBucketAcl(bucket);
		this.cos.setBucketAcl(bucket, CannedAccessControlList.Private);
		this.cos.setBucketAcl(bucket, read);
		assertThat(this.cos.getBucketAcl(bucket).getCannedAccessControl())
			.isEqualTo(CannedAccessControlList.PublicRead);
	}

	@Test
	void setsTheRuleWithTheObject() throws IOException {
		SignedRequest.oss(this.test, "PUT", "/photos/open")
			.header("x-oss-object-acl", "public-read")
			.body("content")
			.send();
		assertThat(stranger("GET", "/photos/open").body()).isEqualTo("content");
		SignedRequest.oss(this.test, "PUT", "/photos/copy").header("x-oss-copy-source", "/photos/open").body("").send();
		assertThat(stranger("GET", "/photos/copy").status()).isEqualTo(403);
		SignedRequest.cos(this.test, "PUT", "/open").header("x-cos-acl", "public-read").body("content").send();
		assertThat(cosStranger("GET", "/open").body()).isEqualTo("content");
		assertThat(SignedRequest.oss(this.test, "PUT", "/photos/open")
			.header("x-oss-object-acl", "public")
			.body("")
			.send()
			.code()).isEqualTo("InvalidArgument");
	}

	@Test
	void copiesForStrangersOnlyWhatTheyMayRead() throws IOException {
		SignedRequest.oss(this.test, "PUT", "/other/").header("x-oss-acl", "public-read-write").body("").send();
		SignedRequest.oss(this.test, "PUT", "/photos/open")
			.header("x-oss-object-acl", "public-read")
			.body("content")
			.send();
		int port = this.test.emulator.ossPort();
		assertThat(copy(port, "/other/copy", "127.0.0.1", "x-oss-copy-source: /photos/object").code())
			.isEqualTo("AccessDenied");
		assertThat(copy(port, "/other/copy", "127.0.0.1", "x-oss-copy-source: /photos/missing").code())
			.isEqualTo("AccessDenied");
		assertThat(copy(port, "/other/copy", "127.0.0.1", "x-oss-copy-source: /photos/open").status()).isEqualTo(200);
		SignedRequest.cos(this.test, "PUT", "/")
			.header("Host", "other-1250000000.cos.ap-guangzhou.myqcloud.com")
			.header("x-cos-acl", "public-read-write")
			.body("")
			.send();
		SignedRequest.cos(this.test, "PUT", "/open").header("x-cos-acl", "public-read").body("content").send();
		String cosOther = "other-1250000000.cos.ap-guangzhou.myqcloud.com";
		int cosPort = this.test.emulator.cosPort();
		assertThat(copy(cosPort, "/copy", cosOther, "x-cos-copy-source: " + COS_HOST + "/object").code())
			.isEqualTo("AccessDenied");
		assertThat(copy(cosPort, "/copy", cosOther, "x-cos-copy-source: " + COS_HOST + "/open").status())
			.isEqualTo(200);
	}

	@Test
	void letsStrangersThroughALinkOnlyToWhatTheyMayRead() throws IOException {
		SignedRequest.oss(this.test, "PUT", "/photos/link")
			.query("symlink", "symlink")
			.header("x-oss-symlink-target", "object")
			.header("x-oss-object-acl", "public-read")
			.body("")
			.send();
		assertThat(stranger("GET", "/photos/link").code()).isEqualTo("AccessDenied");
		SignedRequest.oss(this.test, "PUT", "/photos/object")
			.query("acl", "acl")
			.header("x-oss-object-acl", "public-read")
			.body("")
			.send();
		assertThat(stranger("GET", "/photos/link").body()).isEqualTo("content");
		SignedRequest.cos(this.test, "PUT", "/link")
			.query("symlink", "")
			.header("x-cos-symlink-target", "object")
			.header("x-cos-acl", "public-read")
			.body("")
			.send();
		assertThat(cosStranger("GET", "/link").code()).isEqualTo("AccessDenied");
		this.cos.setObjectAcl(TestEmulator.COS_BUCKET, "object", CannedAccessControlList.PublicRead);
		assertThat(cosStranger("GET", "/link").body()).isEqualTo("content");
	}

	private static RawHttp.Answer copy(int port, String target, String host, String source) throws IOException {
		try (RawHttp http = new RawHttp(port)) {
			http.send(
					"PUT " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + source + "\r\nContent-Length: 0\r\n\r\n");
			return http.read(false);
		}
	}

	@Test
	void blocksPublicAccessWhenToldTo() throws IOException {
		SignedRequest.oss(this.test, "PUT", "/photos/open")
			.header("x-oss-object-acl", "public-read")
			.body("content")
			.send();
		assertThat(SignedRequest.oss(this.test, "PUT", "/photos/")
			.query("publicAccessBlock", "publicAccessBlock")
			.body("<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>"
					+ "</PublicAccessBlockConfiguration>")
			.send()
			.status()).isEqualTo(200);
		assertThat(stranger("GET", "/photos/open").code()).isEqualTo("AccessDenied");
		assertThat(SignedRequest.oss(this.test, "PUT", "/photos/open")
			.header("x-oss-object-acl", "public-read")
			.body("")
			.send()
			.code()).isEqualTo("AccessDenied");
	}

}
