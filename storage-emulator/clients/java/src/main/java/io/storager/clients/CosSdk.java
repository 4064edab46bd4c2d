package io.storager.clients;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.http.HttpMethodName;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.model.AbortMultipartUploadRequest;
import com.qcloud.cos.model.AppendObjectRequest;
import com.qcloud.cos.model.BucketVersioningConfiguration;
import com.qcloud.cos.model.CannedAccessControlList;
import com.qcloud.cos.model.CompleteMultipartUploadRequest;
import com.qcloud.cos.model.CopyPartRequest;
import com.qcloud.cos.model.DeleteObjectTaggingRequest;
import com.qcloud.cos.model.DeleteObjectsRequest;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.model.GetObjectTaggingRequest;
import com.qcloud.cos.model.InitiateMultipartUploadRequest;
import com.qcloud.cos.model.ListMultipartUploadsRequest;
import com.qcloud.cos.model.ListObjectsRequest;
import com.qcloud.cos.model.ListPartsRequest;
import com.qcloud.cos.model.ListVersionsRequest;
import com.qcloud.cos.model.ObjectListing;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.ObjectTagging;
import com.qcloud.cos.model.PartETag;
import com.qcloud.cos.model.SetBucketVersioningConfigurationRequest;
import com.qcloud.cos.model.SetObjectTaggingRequest;
import com.qcloud.cos.model.UploadPartRequest;
import com.qcloud.cos.model.Tag.Tag;
import com.qcloud.cos.region.Region;

import static io.storager.clients.Checks.holds;
import static io.storager.clients.Checks.same;

/** The COS SDK for Java, with the emulator as its HTTP proxy. */
final class CosSdk {

	private static final String B = Emulator.COS_BUCKET;

	private CosSdk() {
	}

	public static void main(String[] arguments) {
		ClientConfig configuration = new ClientConfig(new Region("ap-guangzhou"));
		configuration.setHttpProtocol(HttpProtocol.http);
		configuration.setHttpProxyIp("127.0.0.1");
		configuration.setHttpProxyPort(Emulator.COS_PORT);
		COSClient cos = new COSClient(new BasicCOSCredentials(Emulator.ACCESS_KEY, Emulator.SECRET_KEY), configuration);
		Checks checks = new Checks();
		run(checks, cos);
		cos.shutdown();
		checks.tell();
	}

	private static void run(Checks checks, COSClient cos) {
		checks.check("put, get, head, delete", () -> {
			String key = "a b+c/日本 &=?.txt";
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setContentLength(5);
			metadata.setContentType("text/plain;charset=UTF-8");
			metadata.addUserMetadata("author", "me");
			cos.putObject(B, key, stream("hello"), metadata);
			same("hello", read(cos, key));
			ObjectMetadata head = cos.getObjectMetadata(B, key);
			same(5L, head.getContentLength());
			same("me", head.getUserMetadata().get("author"));
			cos.deleteObject(B, key);
			holds(!cos.doesObjectExist(B, key));
		});
		checks.refused("get of nothing", "NoSuchKey", () -> cos.getObject(B, "nothing"));
		checks.refused("get of no bucket", "NoSuchBucket", () -> cos.getObject("there-is-none-1250000000", "a"));
		checks.check("range", () -> {
			cos.putObject(B, "range", "0123456789");
			GetObjectRequest request = new GetObjectRequest(B, "range");
			request.setRange(2, 4);
			same("234", text(cos.getObject(request).getObjectContent().readAllBytes()));
		});
		checks.check("copy", () -> {
			cos.copyObject(B, "range", B, "copied");
			same("0123456789", read(cos, "copied"));
		});
		checks.check("append", () -> {
			same(3L, cos.appendObject(append("log", 0, "one")).getNextAppendPosition());
			same(6L, cos.appendObject(append("log", 3, "two")).getNextAppendPosition());
			same("onetwo", read(cos, "log"));
		});
		checks.refused("append elsewhere", "AppendPositionErr",
				() -> cos.appendObject(append("log", 1, "three")));
		checks.check("upload in parts", () -> {
			byte[] first = Emulator.bytes(1 << 20);
			String id = cos.initiateMultipartUpload(new InitiateMultipartUploadRequest(B, "parts")).getUploadId();
			List<PartETag> parts = new ArrayList<>();
			parts.add(cos
				.uploadPart(new UploadPartRequest().withBucketName(B)
					.withKey("parts")
					.withUploadId(id)
					.withPartNumber(1)
					.withPartSize(first.length)
					.withInputStream(new ByteArrayInputStream(first)))
				.getPartETag());
			CopyPartRequest copy = new CopyPartRequest();
			copy.setSourceBucketName(B);
			copy.setSourceKey("range");
			copy.setSourceBucketRegion(new Region("ap-guangzhou"));
			copy.setDestinationBucketName(B);
			copy.setDestinationKey("parts");
			copy.setUploadId(id);
			copy.setPartNumber(2);
			copy.setFirstByte(0L);
			copy.setLastByte(9L);
			parts.add(new PartETag(2, cos.copyPart(copy).getETag()));
			same(2, cos.listParts(new ListPartsRequest(B, "parts", id)).getParts().size());
			holds(!cos.listMultipartUploads(new ListMultipartUploadsRequest(B)).getMultipartUploads().isEmpty());
			cos.completeMultipartUpload(new CompleteMultipartUploadRequest(B, "parts", id, parts));
			same(first.length + 10L, cos.getObjectMetadata(B, "parts").getContentLength());
		});
		checks.check("abort", () -> {
			String id = cos.initiateMultipartUpload(new InitiateMultipartUploadRequest(B, "gone")).getUploadId();
			cos.abortMultipartUpload(new AbortMultipartUploadRequest(B, "gone", id));
		});
		checks.check("listings", () -> {
			for (int i = 0; i < 5; i++) {
				cos.putObject(B, "list/" + i + "/x", "x");
			}
			ListObjectsRequest dirs = new ListObjectsRequest();
			dirs.setBucketName(B);
			dirs.setPrefix("list/");
			dirs.setDelimiter("/");
			same(5, cos.listObjects(dirs).getCommonPrefixes().size());
			ListObjectsRequest pages = new ListObjectsRequest();
			pages.setBucketName(B);
			pages.setPrefix("list/");
			pages.setMaxKeys(2);
			int keys = 0;
			for (ObjectListing page = cos.listObjects(pages);; page = cos.listNextBatchOfObjects(page)) {
				keys += page.getObjectSummaries().size();
				if (!page.isTruncated()) {
					break;
				}
			}
			same(5, keys);
		});
		checks.check("delete many", () -> {
			DeleteObjectsRequest request = new DeleteObjectsRequest(B);
			request.setKeys(List.of(new DeleteObjectsRequest.KeyVersion("list/0/x"),
					new DeleteObjectsRequest.KeyVersion("list/1/x")));
			same(2, cos.deleteObjects(request).getDeletedObjects().size());
		});
		checks.check("tags", () -> {
			cos.setObjectTagging(
					new SetObjectTaggingRequest(B, "range", new ObjectTagging(List.of(new Tag("k", "v")))));
			same("v", cos.getObjectTagging(new GetObjectTaggingRequest(B, "range")).getTagSet().get(0).getValue());
			cos.deleteObjectTagging(new DeleteObjectTaggingRequest(B, "range"));
		});
		checks.check("access", () -> {
			cos.setObjectAcl(B, "range", CannedAccessControlList.PublicRead);
			same(CannedAccessControlList.PublicRead, cos.getObjectAcl(B, "range").getCannedAccessControl());
		});
		checks.check("signed address", () -> {
			URL url = cos.generatePresignedUrl(B, "range", new Date(System.currentTimeMillis() + 60_000),
					HttpMethodName.GET);
			Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", Emulator.COS_PORT));
			same("0123456789",
					text(new URL("http", url.getHost(), url.getFile()).openConnection(proxy)
						.getInputStream()
						.readAllBytes()));
		});
		checks.check("encryption", () -> {
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setContentLength(1);
			metadata.setServerSideEncryption("AES256");
			cos.putObject(B, "secret", stream("s"), metadata);
			same("AES256", cos.getObjectMetadata(B, "secret").getServerSideEncryption());
		});
		checks.check("buckets", () -> {
			String name = "clients-java-1250000000";
			cos.createBucket(name);
			holds(cos.listBuckets().stream().anyMatch((each) -> each.getName().equals(name)));
			cos.setBucketAcl(name, CannedAccessControlList.PublicRead);
			cos.setBucketVersioningConfiguration(new SetBucketVersioningConfigurationRequest(name,
					new BucketVersioningConfiguration(BucketVersioningConfiguration.ENABLED)));
			String first = cos.putObject(name, "v", "1").getVersionId();
			cos.putObject(name, "v", "2");
			cos.deleteObject(name, "v");
			ListVersionsRequest versions = new ListVersionsRequest();
			versions.setBucketName(name);
			same(3, cos.listVersions(versions).getVersionSummaries().size());
			same("1", text(cos.getObject(new GetObjectRequest(name, "v", first)).getObjectContent().readAllBytes()));
			cos.listVersions(versions)
				.getVersionSummaries()
				.forEach((each) -> cos.deleteVersion(name, each.getKey(), each.getVersionId()));
			cos.deleteBucket(name);
			holds(!cos.doesBucketExist(name));
		});
	}

	private static AppendObjectRequest append(String key, long position, String text) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(text.length());
		AppendObjectRequest request = new AppendObjectRequest(B, key, stream(text), metadata);
		request.setPosition(position);
		return request;
	}

	private static ByteArrayInputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static String read(COSClient cos, String key) throws Exception {
		return text(cos.getObject(B, key).getObjectContent().readAllBytes());
	}

}
