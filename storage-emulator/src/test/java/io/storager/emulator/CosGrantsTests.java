package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.AccessControlList;
import com.qcloud.cos.model.CannedAccessControlList;
import com.qcloud.cos.model.CompleteMultipartUploadRequest;
import com.qcloud.cos.model.CopyObjectRequest;
import com.qcloud.cos.model.Grant;
import com.qcloud.cos.model.GroupGrantee;
import com.qcloud.cos.model.InitiateMultipartUploadRequest;
import com.qcloud.cos.model.Permission;
import com.qcloud.cos.model.UinGrantee;
import com.qcloud.cos.model.UploadPartRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What COS lets others do that was granted to them one by one. */
class CosGrantsTests {

	private static final String BUCKET = TestEmulator.COS_BUCKET;

	private static final String EVERYBODY = "http://cam.qcloud.com/groups/global/AllUsers";

	private static final String OTHER = "qcs::cam::uin/100000000002:uin/100000000002";

	private final TestEmulator test = new TestEmulator();

	private final COSClient cos = this.test.cos();

	@BeforeEach
	void putObject() throws IOException {
		SignedRequest.cos(this.test, "PUT", "/object").body("content").send();
	}

	@AfterEach
	void stop() {
		this.cos.shutdown();
		this.test.close();
	}

	private RawHttp.Answer stranger(String method, String target, String... headers) throws IOException {
		try (RawHttp http = new RawHttp(this.test.emulator.cosPort())) {
			http.send(method + " " + target + " HTTP/1.1\r\nHost: " + BUCKET + ".cos.ap-guangzhou.myqcloud.com\r\n"
					+ String.join("", headers) + "Content-Length: 0\r\n\r\n");
			return http.read(method.equals("HEAD"));
		}
	}

	private RawHttp.Answer grant(String path, String grantee, String permission) throws IOException {
		return SignedRequest.cos(this.test, "PUT", path)
			.query("acl", "")
			.body("<AccessControlPolicy><AccessControlList>" + grantOf(grantee, permission)
					+ "</AccessControlList></AccessControlPolicy>")
			.send();
	}

	private static String grantOf(String grantee, String permission) {
		String name = grantee.startsWith("http") ? "URI" : "ID";
		return "<Grant><Grantee><" + name + ">" + grantee + "</" + name + "></Grantee><Permission>" + permission
				+ "</Permission></Grant>";
	}

	@ParameterizedTest
	@CsvSource({ "READ, 200, 403, 403, 403", "WRITE, 403, 200, 403, 403", "READ_ACP, 403, 403, 200, 403",
			"WRITE_ACP, 403, 403, 403, 200", "FULL_CONTROL, 200, 200, 200, 200" })
	void letsEverybodyDoWithABucketWhatWasGrantedAndNoMore(String permission, int read, int write, int readRule,
			int writeRule) throws IOException {
		assertThat(grant("/", EVERYBODY, permission).status()).isEqualTo(200);
		assertThat(stranger("GET", "/").status()).isEqualTo(read);
		assertThat(stranger("HEAD", "/").status()).isEqualTo(read);
		assertThat(stranger("GET", "/?versions").status()).isEqualTo(read);
		assertThat(stranger("GET", "/?uploads").status()).isEqualTo(read);
		assertThat(stranger("GET", "/object").status()).isEqualTo(read);
		assertThat(stranger("PUT", "/new").status()).isEqualTo(write);
		assertThat(stranger("POST", "/new?uploads").status()).isEqualTo(write);
		assertThat(stranger("DELETE", "/new").status()).isEqualTo((write == 200) ? 204 : 403);
		assertThat(stranger("GET", "/?acl").status()).isEqualTo(readRule);
		assertThat(stranger("PUT", "/?acl", "x-cos-acl: private\r\n").status()).isEqualTo(writeRule);
		assertThat(stranger("DELETE", "/").status()).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource({ "READ, 200, 403, 403", "READ_ACP, 403, 200, 403", "WRITE_ACP, 403, 403, 200",
			"FULL_CONTROL, 200, 200, 200" })
	void letsEverybodyDoWithAnObjectWhatWasGrantedAndNoMore(String permission, int read, int readRule, int writeRule)
			throws IOException {
		assertThat(grant("/object", "qcs::cam::anyone:anyone", permission).status()).isEqualTo(200);
		assertThat(stranger("GET", "/object").status()).isEqualTo(read);
		assertThat(stranger("HEAD", "/object").status()).isEqualTo(read);
		assertThat(stranger("PUT", "/object").status()).isEqualTo(403);
		assertThat(stranger("GET", "/object?acl").status()).isEqualTo(readRule);
		assertThat(stranger("PUT", "/object?acl", "x-cos-acl: private\r\n").status()).isEqualTo(writeRule);
		assertThat(stranger("GET", "/").status()).isEqualTo(403);
	}

	@Test
	void asksTheBucketAloneWhoMayWrite() throws IOException {
		this.cos.setObjectAcl(BUCKET, "object", CannedAccessControlList.Private);
		this.cos.setBucketAcl(BUCKET, CannedAccessControlList.PublicReadWrite);
		assertThat(stranger("GET", "/object").status()).isEqualTo(403);
		assertThat(stranger("PUT", "/object").status()).isEqualTo(200);
		assertThat(stranger("GET", "/?acl").status()).isEqualTo(403);
	}

	@Test
	void uploadsInPartsForWhoMayWrite() throws IOException {
		grant("/", EVERYBODY, "WRITE");
		String started = stranger("POST", "/parts?uploads").body();
		String id = started.substring(started.indexOf("<UploadId>") + 10, started.indexOf("</UploadId>"));
		RawHttp.Answer part = stranger("PUT", "/parts?partNumber=1&uploadId=" + id);
		assertThat(part.status()).isEqualTo(200);
		try (RawHttp http = new RawHttp(this.test.emulator.cosPort())) {
			String document = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + part.header("ETag")
					+ "</ETag></Part></CompleteMultipartUpload>";
			http.send("POST /parts?uploadId=" + id + " HTTP/1.1\r\nHost: " + BUCKET
					+ ".cos.ap-guangzhou.myqcloud.com\r\nContent-Length: " + document.length() + "\r\n\r\n" + document);
			assertThat(http.read(false).status()).isEqualTo(200);
		}
		assertThat(this.cos.doesObjectExist(BUCKET, "parts")).isTrue();
	}

	@Test
	void keepsWhatIsGrantedToOtherAccounts() {
		AccessControlList list = this.cos.getBucketAcl(BUCKET);
		list.grantPermission(new UinGrantee(OTHER), Permission.Read);
		list.grantPermission(GroupGrantee.AllUsers, Permission.ReadAcp);
		this.cos.setBucketAcl(BUCKET, list);
		this.cos.setObjectAcl(BUCKET, "object", list);
		for (AccessControlList told : new AccessControlList[] { this.cos.getBucketAcl(BUCKET),
				this.cos.getObjectAcl(BUCKET, "object") }) {
			assertThat(told.isExistDefaultAcl()).isFalse();
			assertThat(told.getCannedAccessControl()).isEqualTo(CannedAccessControlList.Private);
			assertThat(told.getGrantsAsList())
				.extracting((grant) -> grant.getGrantee().getIdentifier(), Grant::getPermission)
				.containsExactly(tuple("qcs::cam::uin/100000000001:uin/100000000001", Permission.FullControl),
						tuple(OTHER, Permission.Read), tuple(EVERYBODY, Permission.ReadAcp));
		}
	}

	@Test
	void takesGrantsInHeaders() throws IOException {
		SignedRequest.cos(this.test, "PUT", "/")
			.query("acl", "")
			.header("x-cos-grant-write", "id=\"100000000002\"")
			.header("x-cos-grant-read-acp", "id=\"100000000002/100000000021\", uri=\"" + EVERYBODY + "\"")
			.body("")
			.send();
		assertThat(stranger("GET", "/?acl").body()).contains("<ID>" + OTHER + "</ID>",
				"<ID>qcs::cam::uin/100000000002:uin/100000000021</ID>", "<URI>" + EVERYBODY + "</URI>");
		SignedRequest.cos(this.test, "PUT", "/object")
			.query("acl", "")
			.header("x-cos-acl", "public-read")
			.header("x-cos-grant-full-control", "id=\"100000000002\"")
			.body("")
			.send();
		assertThat(stranger("GET", "/object").status()).isEqualTo(200);
		assertThat(this.cos.getObjectAcl(BUCKET, "object").getGrantsAsList()).hasSize(3);
	}

	@Test
	void grantsWithTheObject() throws IOException {
		String everybody = "uri=\"" + EVERYBODY + "\"";
		SignedRequest.cos(this.test, "PUT", "/put").header("x-cos-grant-read", everybody).body("content").send();
		assertThat(stranger("GET", "/put").status()).isEqualTo(200);
		SignedRequest.cos(this.test, "POST", "/appended")
			.query("append&position=0", "")
			.header("x-cos-grant-read-acp", everybody)
			.body("content")
			.send();
		assertThat(stranger("GET", "/appended").status()).isEqualTo(403);
		assertThat(stranger("GET", "/appended?acl").status()).isEqualTo(200);
		AccessControlList list = new AccessControlList();
		list.grantPermission(GroupGrantee.AllUsers, Permission.Read);
		list.grantPermission(new UinGrantee(OTHER), Permission.FullControl);
		CopyObjectRequest copy = new CopyObjectRequest(BUCKET, "put", BUCKET, "copy");
		copy.setAccessControlList(list);
		this.cos.copyObject(copy);
		assertThat(stranger("GET", "/copy").status()).isEqualTo(200);
		assertThat(this.cos.getObjectAcl(BUCKET, "copy").getGrantsAsList()).hasSize(3);
		InitiateMultipartUploadRequest initiate = new InitiateMultipartUploadRequest(BUCKET, "parts");
		initiate.setAccessControlList(list);
		String id = this.cos.initiateMultipartUpload(initiate).getUploadId();
		byte[] content = "content".getBytes(StandardCharsets.UTF_8);
		UploadPartRequest part = new UploadPartRequest().withBucketName(BUCKET)
			.withKey("parts")
			.withUploadId(id)
			.withPartNumber(1)
			.withPartSize(content.length)
			.withInputStream(new ByteArrayInputStream(content));
		this.cos.completeMultipartUpload(new CompleteMultipartUploadRequest(BUCKET, "parts", id,
				Collections.singletonList(this.cos.uploadPart(part).getPartETag())));
		assertThat(stranger("GET", "/parts").body()).isEqualTo("content");
		SignedRequest.cos(this.test, "PUT", "/")
			.header("Host", "granted-1250000000.cos.ap-guangzhou.myqcloud.com")
			.header("x-cos-grant-read", everybody)
			.body("")
			.send();
		assertThat(this.cos.getBucketAcl("granted-1250000000").getCannedAccessControl())
			.isEqualTo(CannedAccessControlList.PublicRead);
	}

	@Test
	void letsNobodyInWhoHasToSign() throws IOException {
		SignedRequest.cos(this.test, "PUT", "/")
			.query("acl", "")
			.header("x-cos-acl", "authenticated-read")
			.body("")
			.send();
		assertThat(stranger("GET", "/object").status()).isEqualTo(403);
		RawHttp.Answer told = SignedRequest.cos(this.test, "GET", "/").query("acl", "").send();
		assertThat(told.header("x-cos-acl")).isEqualTo("authenticated-read");
		assertThat(told.body()).contains("http://cam.qcloud.com/groups/global/AuthenticatedUsers");
	}

	@ParameterizedTest
	@ValueSource(strings = { "100000000002", "id=100000000002", "id=\"me\"", "uri=\"http://other\"",
			"id=\"100000000002\",", "email=\"a@b\"" })
	void refusesGranteesThatAreNone(String grantees) throws IOException {
		assertThat(SignedRequest.cos(this.test, "PUT", "/refused")
			.header("x-cos-grant-read", grantees)
			.body("")
			.send()
			.code()).isEqualTo("InvalidArgument");
	}

	@Test
	void refusesWhatCannotBeGranted() throws IOException {
		assertThat(grant("/object", OTHER, "WRITE").code()).isEqualTo("InvalidArgument");
		assertThat(grant("/", OTHER, "EVERYTHING").code()).isEqualTo("InvalidArgument");
		assertThat(SignedRequest.cos(this.test, "PUT", "/refused")
			.header("x-cos-grant-write", "id=\"100000000002\"")
			.body("")
			.send()
			.code()).isEqualTo("InvalidArgument");
		assertThat(SignedRequest.cos(this.test, "PUT", "/refused")
			.header("x-cos-acl", "public-read-write")
			.body("")
			.send()
			.code()).isEqualTo("InvalidArgument");
		assertThat(SignedRequest.cos(this.test, "PUT", "/object")
			.query("acl", "")
			.header("x-cos-acl", "public-read")
			.body("<AccessControlPolicy/>")
			.send()
			.code()).isEqualTo("InvalidArgument");
		StringBuilder grants = new StringBuilder("<AccessControlPolicy><AccessControlList>");
		for (int i = 0; i <= 100; i++) {
			grants.append(grantOf("qcs::cam::uin/2:uin/" + i, "READ"));
		}
		assertThat(SignedRequest.cos(this.test, "PUT", "/object")
			.query("acl", "")
			.body(grants.append("</AccessControlList></AccessControlPolicy>").toString())
			.send()
			.code()).isEqualTo("AttachmentFull");
	}

}
