package io.storager.clients;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.aliyun.sdk.service.oss2.OSSClient;
import com.aliyun.sdk.service.oss2.credentials.StaticCredentialsProvider;
import com.aliyun.sdk.service.oss2.models.AbortMultipartUploadRequest;
import com.aliyun.sdk.service.oss2.models.AppendObjectRequest;
import com.aliyun.sdk.service.oss2.models.CORSConfiguration;
import com.aliyun.sdk.service.oss2.models.CORSRule;
import com.aliyun.sdk.service.oss2.models.CompleteMultipartUpload;
import com.aliyun.sdk.service.oss2.models.CompleteMultipartUploadRequest;
import com.aliyun.sdk.service.oss2.models.CopyObjectRequest;
import com.aliyun.sdk.service.oss2.models.DeleteBucketRequest;
import com.aliyun.sdk.service.oss2.models.DeleteMultipleObjectsRequest;
import com.aliyun.sdk.service.oss2.models.DeleteObject;
import com.aliyun.sdk.service.oss2.models.DeleteObjectRequest;
import com.aliyun.sdk.service.oss2.models.GetBucketCorsRequest;
import com.aliyun.sdk.service.oss2.models.GetBucketInfoRequest;
import com.aliyun.sdk.service.oss2.models.GetBucketStatRequest;
import com.aliyun.sdk.service.oss2.models.GetObjectAclRequest;
import com.aliyun.sdk.service.oss2.models.GetObjectRequest;
import com.aliyun.sdk.service.oss2.models.GetObjectResult;
import com.aliyun.sdk.service.oss2.models.GetObjectTaggingRequest;
import com.aliyun.sdk.service.oss2.models.GetSymlinkRequest;
import com.aliyun.sdk.service.oss2.models.HeadObjectRequest;
import com.aliyun.sdk.service.oss2.models.HeadObjectResult;
import com.aliyun.sdk.service.oss2.models.InitiateMultipartUploadRequest;
import com.aliyun.sdk.service.oss2.models.ListBucketsRequest;
import com.aliyun.sdk.service.oss2.models.ListObjectVersionsRequest;
import com.aliyun.sdk.service.oss2.models.ListObjectsV2Request;
import com.aliyun.sdk.service.oss2.models.ListObjectsV2Result;
import com.aliyun.sdk.service.oss2.models.ListPartsRequest;
import com.aliyun.sdk.service.oss2.models.Part;
import com.aliyun.sdk.service.oss2.models.PutBucketCorsRequest;
import com.aliyun.sdk.service.oss2.models.PutBucketRequest;
import com.aliyun.sdk.service.oss2.models.PutBucketVersioningRequest;
import com.aliyun.sdk.service.oss2.models.PutObjectAclRequest;
import com.aliyun.sdk.service.oss2.models.PutObjectRequest;
import com.aliyun.sdk.service.oss2.models.PutObjectTaggingRequest;
import com.aliyun.sdk.service.oss2.models.PutSymlinkRequest;
import com.aliyun.sdk.service.oss2.models.Tag;
import com.aliyun.sdk.service.oss2.models.TagSet;
import com.aliyun.sdk.service.oss2.models.Tagging;
import com.aliyun.sdk.service.oss2.models.UploadPartRequest;
import com.aliyun.sdk.service.oss2.models.VersioningConfiguration;
import com.aliyun.sdk.service.oss2.transport.BinaryData;

import static io.storager.clients.Checks.holds;
import static io.storager.clients.Checks.same;

/** The second OSS SDK for Java. */
final class OssSdkV2 {

	private static final String B = Emulator.BUCKET;

	private OssSdkV2() {
	}

	public static void main(String[] arguments) throws Exception {
		Checks checks = new Checks();
		try (OSSClient oss = OSSClient.newBuilder()
			.region("cn-hangzhou")
			.endpoint(Emulator.OSS)
			.usePathStyle(true)
			.credentialsProvider(new StaticCredentialsProvider(Emulator.ACCESS_KEY, Emulator.SECRET_KEY))
			.build()) {
			run(checks, oss);
		}
		checks.tell();
	}

	private static void run(Checks checks, OSSClient oss) {
		checks.check("put, get, head, delete", () -> {
			String key = "v2/a b+c/日本 &=?.txt";
			oss.putObject(PutObjectRequest.newBuilder()
				.bucket(B)
				.key(key)
				.contentType("text/plain")
				.metadata(Map.of("author", "me"))
				.body(BinaryData.fromString("hello"))
				.build());
			same("hello", read(oss, key));
			HeadObjectResult head = oss.headObject(HeadObjectRequest.newBuilder().bucket(B).key(key).build());
			same(5L, head.contentLength());
			same("me", head.metadata().get("author"));
			oss.deleteObject(DeleteObjectRequest.newBuilder().bucket(B).key(key).build());
		});
		checks.refused("get of nothing", "NoSuchKey", () -> read(oss, "v2/nothing"));
		checks.check("range", () -> {
			put(oss, "v2/range", "0123456789");
			try (GetObjectResult result = oss
				.getObject(GetObjectRequest.newBuilder().bucket(B).key("v2/range").range("bytes=2-4").build())) {
				same("234", new String(result.body().readAllBytes(), StandardCharsets.UTF_8));
			}
		});
		checks.refused("forbid overwrite", "FileAlreadyExists",
				() -> oss.putObject(PutObjectRequest.newBuilder()
					.bucket(B)
					.key("v2/range")
					.forbidOverwrite(true)
					.body(BinaryData.fromString("x"))
					.build()));
		checks.check("copy", () -> {
			oss.copyObject(CopyObjectRequest.newBuilder()
				.bucket(B)
				.key("v2/copied")
				.sourceBucket(B)
				.sourceKey("v2/range")
				.build());
			same("0123456789", read(oss, "v2/copied"));
		});
		checks.check("append", () -> {
			same(3L, oss
				.appendObject(AppendObjectRequest.newBuilder()
					.bucket(B)
					.key("v2/log")
					.position(0L)
					.body(BinaryData.fromString("one"))
					.build())
				.nextAppendPosition());
			same(6L, oss
				.appendObject(AppendObjectRequest.newBuilder()
					.bucket(B)
					.key("v2/log")
					.position(3L)
					.body(BinaryData.fromString("two"))
					.build())
				.nextAppendPosition());
		});
		checks.check("symlink", () -> {
			oss.putSymlink(
					PutSymlinkRequest.newBuilder().bucket(B).key("v2/link").symlinkTarget("v2/range").build());
			same("v2/range",
					oss.getSymlink(GetSymlinkRequest.newBuilder().bucket(B).key("v2/link").build()).symlinkTarget());
		});
		checks.check("upload in parts", () -> {
			byte[] first = Emulator.bytes(100 * 1024);
			String id = oss
				.initiateMultipartUpload(InitiateMultipartUploadRequest.newBuilder().bucket(B).key("v2/parts").build())
				.initiateMultipartUpload()
				.uploadId();
			String one = part(oss, id, 1, first);
			String two = part(oss, id, 2, "end".getBytes(StandardCharsets.UTF_8));
			same(2, oss.listParts(ListPartsRequest.newBuilder().bucket(B).key("v2/parts").uploadId(id).build())
				.parts()
				.size());
			oss.completeMultipartUpload(CompleteMultipartUploadRequest.newBuilder()
				.bucket(B)
				.key("v2/parts")
				.uploadId(id)
				.completeMultipartUpload(CompleteMultipartUpload.newBuilder()
					.parts(List.of(Part.newBuilder().partNumber(1L).eTag(one).build(),
							Part.newBuilder().partNumber(2L).eTag(two).build()))
					.build())
				.build());
			same(first.length + 3L,
					oss.headObject(HeadObjectRequest.newBuilder().bucket(B).key("v2/parts").build()).contentLength());
		});
		checks.check("abort", () -> {
			String id = oss
				.initiateMultipartUpload(InitiateMultipartUploadRequest.newBuilder().bucket(B).key("v2/gone").build())
				.initiateMultipartUpload()
				.uploadId();
			oss.abortMultipartUpload(
					AbortMultipartUploadRequest.newBuilder().bucket(B).key("v2/gone").uploadId(id).build());
		});
		checks.check("listings", () -> {
			for (int i = 0; i < 5; i++) {
				put(oss, "v2/list/" + i + "/x", "x");
			}
			ListObjectsV2Result dirs = oss.listObjectsV2(
					ListObjectsV2Request.newBuilder().bucket(B).prefix("v2/list/").delimiter("/").build());
			same(5, dirs.commonPrefixes().size());
			int keys = 0;
			for (ListObjectsV2Result page : oss.listObjectsV2Paginator(
					ListObjectsV2Request.newBuilder().bucket(B).prefix("v2/list/").maxKeys(2L).build())) {
				keys += page.contents().size();
			}
			same(5, keys);
		});
		checks.check("delete many",
				() -> same(2, oss.deleteMultipleObjects(DeleteMultipleObjectsRequest.newBuilder()
					.bucket(B)
					.deleteObjects(List.of(DeleteObject.newBuilder().key("v2/list/0/x").build(),
							DeleteObject.newBuilder().key("v2/list/1/x").build()))
					.build()).deletedObjects().size()));
		checks.check("tags", () -> {
			Tagging tagging = Tagging.newBuilder()
				.tagSet(TagSet.newBuilder().tags(List.of(Tag.newBuilder().key("k").value("v").build())).build())
				.build();
			oss.putObjectTagging(
					PutObjectTaggingRequest.newBuilder().bucket(B).key("v2/range").tagging(tagging).build());
			same("v", oss.getObjectTagging(GetObjectTaggingRequest.newBuilder().bucket(B).key("v2/range").build())
				.tagging()
				.tagSet()
				.tags()
				.get(0)
				.value());
		});
		checks.check("access", () -> {
			oss.putObjectAcl(
					PutObjectAclRequest.newBuilder().bucket(B).key("v2/range").objectAcl("public-read").build());
			same("public-read",
					oss.getObjectAcl(GetObjectAclRequest.newBuilder().bucket(B).key("v2/range").build())
						.accessControlPolicy()
						.accessControlList()
						.grant());
		});
		checks.check("signed address", () -> {
			String url = oss.presign(GetObjectRequest.newBuilder().bucket(B).key("v2/range").build()).url();
			same(10, URI.create(url).toURL().openStream().readAllBytes().length);
		});
		checks.check("buckets", () -> {
			String name = "clients-java-two";
			oss.putBucket(PutBucketRequest.newBuilder().bucket(name).build());
			holds(oss.listBuckets(ListBucketsRequest.newBuilder().build())
				.buckets()
				.stream()
				.anyMatch((each) -> each.name().equals(name)));
			same(name, oss.getBucketInfo(GetBucketInfoRequest.newBuilder().bucket(name).build()).bucketInfo().name());
			holds(oss.getBucketStat(GetBucketStatRequest.newBuilder().bucket(name).build()).bucketStat() != null);
			CORSRule rule = CORSRule.newBuilder().allowedOrigins(List.of("*")).allowedMethods(List.of("GET")).build();
			oss.putBucketCors(PutBucketCorsRequest.newBuilder()
				.bucket(name)
				.corsConfiguration(CORSConfiguration.newBuilder().corsRules(List.of(rule)).build())
				.build());
			same(1, oss.getBucketCors(GetBucketCorsRequest.newBuilder().bucket(name).build())
				.corsConfiguration()
				.corsRules()
				.size());
			oss.putBucketVersioning(PutBucketVersioningRequest.newBuilder()
				.bucket(name)
				.versioningConfiguration(VersioningConfiguration.newBuilder().status("Enabled").build())
				.build());
			String version = oss
				.putObject(PutObjectRequest.newBuilder().bucket(name).key("v").body(BinaryData.fromString("1")).build())
				.versionId();
			same(1, oss.listObjectVersions(ListObjectVersionsRequest.newBuilder().bucket(name).build())
				.versions()
				.size());
			oss.deleteObject(DeleteObjectRequest.newBuilder().bucket(name).key("v").versionId(version).build());
			oss.deleteBucket(DeleteBucketRequest.newBuilder().bucket(name).build());
		});
	}

	private static String part(OSSClient oss, String id, long number, byte[] bytes) {
		return oss
			.uploadPart(UploadPartRequest.newBuilder()
				.bucket(B)
				.key("v2/parts")
				.uploadId(id)
				.partNumber(number)
				.body(BinaryData.fromBytes(bytes))
				.build())
			.eTag();
	}

	private static void put(OSSClient oss, String key, String text) {
		oss.putObject(PutObjectRequest.newBuilder().bucket(B).key(key).body(BinaryData.fromString(text)).build());
	}

	private static String read(OSSClient oss, String key) throws Exception {
		try (GetObjectResult result = oss.getObject(GetObjectRequest.newBuilder().bucket(B).key(key).build())) {
			return new String(result.body().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
