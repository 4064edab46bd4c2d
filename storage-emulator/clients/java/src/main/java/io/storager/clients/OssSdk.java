package io.storager.clients;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.BucketVersioningConfiguration;
import com.aliyun.oss.model.CannedAccessControlList;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.CopyObjectRequest;
import com.aliyun.oss.model.DeleteObjectsRequest;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.ListVersionsRequest;
import com.aliyun.oss.model.ObjectAcl;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.ObjectPermission;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PutObjectRequest;
import com.aliyun.oss.model.SetBucketCORSRequest;
import com.aliyun.oss.model.SetBucketVersioningRequest;
import com.aliyun.oss.model.SimplifiedObjectMeta;
import com.aliyun.oss.model.StorageClass;
import com.aliyun.oss.model.UploadFileRequest;
import com.aliyun.oss.model.UploadPartCopyRequest;
import com.aliyun.oss.model.UploadPartRequest;

import static io.storager.clients.Checks.holds;
import static io.storager.clients.Checks.same;

/** The OSS SDK for Java, with both of its signatures. */
final class OssSdk {

	private static final String B = Emulator.BUCKET;

	private OssSdk() {
	}

	public static void main(String[] arguments) throws Exception {
		Checks checks = new Checks();
		for (SignVersion version : new SignVersion[] { SignVersion.V1, SignVersion.V4 }) {
			ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
			configuration.setSignatureVersion(version);
			OSS oss = OSSClientBuilder.create()
				.endpoint(Emulator.OSS)
				.region("cn-hangzhou")
				.credentialsProvider(new DefaultCredentialProvider(Emulator.ACCESS_KEY, Emulator.SECRET_KEY))
				.clientConfiguration(configuration)
				.build();
			run(checks, oss, version + "/");
			oss.shutdown();
		}
		checks.tell();
	}

	private static void run(Checks checks, OSS oss, String base) {
		checks.check(base + "put, get, head, delete", () -> {
			String key = base + "a b+c/日本 &=?.txt";
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setContentType("text/plain;charset=UTF-8");
			metadata.addUserMetadata("author", "me");
			same(32, oss.putObject(B, key, text("hello"), metadata).getETag().length());
			same("hello", read(oss, key));
			ObjectMetadata head = oss.getObjectMetadata(B, key);
			same(5L, head.getContentLength());
			same("text/plain;charset=UTF-8", head.getContentType());
			same("me", head.getUserMetadata().get("author"));
			SimplifiedObjectMeta meta = oss.getSimplifiedObjectMeta(B, key);
			same(5L, meta.getSize());
			oss.deleteObject(B, key);
			holds(!oss.doesObjectExist(B, key));
		});
		checks.refused(base + "get of nothing", "NoSuchKey", () -> oss.getObject(B, base + "nothing"));
		checks.refused(base + "get of no bucket", "NoSuchBucket", () -> oss.getObject("there-is-none", "a"));
		checks.check(base + "range", () -> {
			oss.putObject(B, base + "range", text("0123456789"));
			GetObjectRequest request = new GetObjectRequest(B, base + "range");
			request.setRange(2, 4);
			same("234", text(oss.getObject(request).getObjectContent().readAllBytes()));
		});
		checks.check(base + "conditions", () -> {
			oss.putObject(B, base + "c", text("c"));
			GetObjectRequest request = new GetObjectRequest(B, base + "c");
			request.setMatchingETagConstraints(List.of(oss.getObjectMetadata(B, base + "c").getETag()));
			same("c", text(oss.getObject(request).getObjectContent().readAllBytes()));
		});
		checks.refused(base + "forbid overwrite", "FileAlreadyExists", () -> {
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setHeader("x-oss-forbid-overwrite", "true");
			oss.putObject(new PutObjectRequest(B, base + "c", text("d"), metadata));
		});
		checks.check(base + "copy", () -> {
			oss.putObject(B, base + "source", text("source"));
			CopyObjectRequest request = new CopyObjectRequest(B, base + "source", B, base + "target");
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setContentType("image/png");
			request.setNewObjectMetadata(metadata);
			oss.copyObject(request);
			same("image/png", oss.getObjectMetadata(B, base + "target").getContentType());
			same("source", read(oss, base + "target"));
		});
		checks.check(base + "append", () -> {
			same(3L, oss.appendObject(new AppendObjectRequest(B, base + "log", text("one")).withPosition(0L))
				.getNextPosition());
			same(6L, oss.appendObject(new AppendObjectRequest(B, base + "log", text("two")).withPosition(3L))
				.getNextPosition());
			same("onetwo", read(oss, base + "log"));
		});
		checks.refused(base + "append elsewhere", "PositionNotEqualToLength",
				() -> oss.appendObject(new AppendObjectRequest(B, base + "log", text("x")).withPosition(1L)));
		checks.check(base + "symlink", () -> {
			oss.createSymlink(B, base + "link", base + "source");
			same(base + "source", oss.getSymlink(B, base + "link").getTarget());
			same("source", read(oss, base + "link"));
		});
		checks.check(base + "upload in parts", () -> {
			String key = base + "parts";
			String id = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(B, key)).getUploadId();
			byte[] first = Emulator.bytes(100 * 1024);
			List<PartETag> parts = new ArrayList<>();
			UploadPartRequest part = new UploadPartRequest(B, key, id, 1, new ByteArrayInputStream(first),
					first.length);
			parts.add(oss.uploadPart(part).getPartETag());
			UploadPartCopyRequest copy = new UploadPartCopyRequest(B, base + "range", B, key);
			copy.setUploadId(id);
			copy.setPartNumber(2);
			parts.add(oss.uploadPartCopy(copy).getPartETag());
			same(2, oss.listParts(new ListPartsRequest(B, key, id)).getParts().size());
			holds(!oss.listMultipartUploads(new ListMultipartUploadsRequest(B)).getMultipartUploads().isEmpty());
			oss.completeMultipartUpload(new CompleteMultipartUploadRequest(B, key, id, parts));
			same(first.length + 10L, oss.getObjectMetadata(B, key).getContentLength());
		});
		checks.refused(base + "parts of an unknown upload", "NoSuchUpload",
				() -> oss.listParts(new ListPartsRequest(B, base + "parts", "0123456789ABCDEF")));
		checks.check(base + "uploadFile", () -> {
			java.nio.file.Path file = java.nio.file.Files.createTempFile("clients", ".bin");
			java.nio.file.Files.write(file, Emulator.bytes(3 << 20));
			UploadFileRequest request = new UploadFileRequest(B, base + "file");
			request.setUploadFile(file.toString());
			request.setPartSize(1 << 20);
			request.setTaskNum(3);
			try {
				oss.uploadFile(request);
			}
			catch (Throwable ex) {
				throw new IllegalStateException(ex);
			}
			java.nio.file.Files.delete(file);
			same(Emulator.bytes(3 << 20), oss.getObject(B, base + "file").getObjectContent().readAllBytes());
		});
		checks.check(base + "listings", () -> {
			for (int i = 0; i < 5; i++) {
				oss.putObject(B, base + "list/" + i + "/x", text("x"));
			}
			same(5, oss.listObjectsV2(new ListObjectsV2Request(B).withPrefix(base + "list/").withDelimiter("/"))
				.getCommonPrefixes()
				.size());
			var page = oss.listObjectsV2(new ListObjectsV2Request(B).withPrefix(base + "list/").withMaxKeys(2));
			holds(page.isTruncated() && page.getNextContinuationToken() != null);
			same(5, oss.listObjects(B, base + "list/").getObjectSummaries().size());
		});
		checks.check(base + "delete many", () -> same(2,
				oss.deleteObjects(new DeleteObjectsRequest(B).withKeys(List.of(base + "list/0/x", base + "list/1/x")))
					.getDeletedObjects()
					.size()));
		checks.check(base + "tags", () -> {
			oss.setObjectTagging(B, base + "c", Map.of("k", "v"));
			same(Map.of("k", "v"), oss.getObjectTagging(B, base + "c").getAllTags());
			oss.deleteObjectTagging(B, base + "c");
			same(Map.of(), oss.getObjectTagging(B, base + "c").getAllTags());
		});
		checks.check(base + "access", () -> {
			oss.setObjectAcl(B, base + "c", CannedAccessControlList.PublicRead);
			ObjectAcl acl = oss.getObjectAcl(B, base + "c");
			same(ObjectPermission.PublicRead, acl.getPermission());
			same("c", text(new URL(Emulator.OSS + "/" + B + "/" + base + "c").openStream().readAllBytes()));
		});
		checks.check(base + "signed address", () -> {
			GeneratePresignedUrlRequest request = new GeneratePresignedUrlRequest(B, base + "c", HttpMethod.GET);
			request.setExpiration(new Date(System.currentTimeMillis() + 60_000));
			same("c", text(oss.generatePresignedUrl(request).openStream().readAllBytes()));
		});
		checks.check(base + "archive", () -> {
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setHeader("x-oss-storage-class", StorageClass.Archive.toString());
			oss.putObject(B, base + "archived", text("a"), metadata);
			oss.restoreObject(B, base + "archived");
		});
		checks.check(base + "encryption", () -> {
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setServerSideEncryption("AES256");
			oss.putObject(B, base + "secret", text("s"), metadata);
			same("AES256", oss.getObjectMetadata(B, base + "secret").getServerSideEncryption());
		});
		checks.check(base + "buckets", () -> {
			String name = "clients-" + base.substring(0, 2).toLowerCase(java.util.Locale.ROOT);
			oss.createBucket(name);
			holds(oss.listBuckets().stream().anyMatch((each) -> each.getName().equals(name)));
			same(name, oss.getBucketInfo(name).getBucket().getName());
			oss.setBucketAcl(name, CannedAccessControlList.PublicRead);
			same("public-read", oss.getBucketAcl(name).getCannedACL().toString());
			same(0L, oss.getBucketStat(name).getObjectCount());
			SetBucketCORSRequest cors = new SetBucketCORSRequest(name);
			SetBucketCORSRequest.CORSRule rule = new SetBucketCORSRequest.CORSRule();
			rule.addAllowdOrigin("*");
			rule.addAllowedMethod("GET");
			cors.addCorsRule(rule);
			oss.setBucketCORS(cors);
			same(1, oss.getBucketCORSRules(name).size());
			oss.setBucketVersioning(
					new SetBucketVersioningRequest(name, new BucketVersioningConfiguration("Enabled")));
			String first = oss.putObject(name, "v", text("1")).getVersionId();
			oss.putObject(name, "v", text("2"));
			oss.deleteObject(name, "v");
			same(3, oss.listVersions(new ListVersionsRequest().withBucketName(name)).getVersionSummaries().size());
			same("1", text(oss.getObject(new GetObjectRequest(name, "v", first)).getObjectContent().readAllBytes()));
			oss.listVersions(new ListVersionsRequest().withBucketName(name))
				.getVersionSummaries()
				.forEach((each) -> oss.deleteVersion(name, each.getKey(), each.getVersionId()));
			oss.deleteBucket(name);
			holds(!oss.doesBucketExist(name));
		});
	}

	private static ByteArrayInputStream text(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static String read(OSS oss, String key) throws Exception {
		return text(oss.getObject(B, key).getObjectContent().readAllBytes());
	}

}
