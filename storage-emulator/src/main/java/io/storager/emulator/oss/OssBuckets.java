package io.storager.emulator.oss;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.SettingsDocument;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.BucketInfo;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Creates, describes, lists and deletes buckets. */
final class OssBuckets {

	static final String OWNER_ID = "1000000000000001";

	private static final String DEFAULT_LOCATION = "oss-cn-hangzhou";

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	private static final Pattern HOST_LOCATION = Pattern
		.compile("(?:[^.]+\\.)?(oss-[a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com(?::\\d+)?");

	private static final Pattern CREDENTIAL_REGION = Pattern.compile("Credential=[^/]*/[^/]*/([^/]+)/");

	void register(Routes routes) {
		routes.add(Level.SERVICE, "GET", this::list, "prefix", "marker", "max-keys");
		routes.add(Level.BUCKET, "PUT", this::create).taking(OssHeaders.BUCKET);
		routes.add(Level.BUCKET, "DELETE", this::delete);
		routes.add(Level.BUCKET, "HEAD", this::head);
		routes.addSub(Level.BUCKET, "GET", "bucketInfo", this::info);
		routes.addSub(Level.BUCKET, "GET", "location", this::location);
		routes.addSub(Level.BUCKET, "GET", "stat", this::stat);
		routes.addSub(Level.SERVICE, "GET", "regions", this::regions);
	}

	/** Write the one owner of everything. */
	static void owner(Xml xml) {
		xml.element("Owner", (owner) -> owner.element("ID", OWNER_ID).element("DisplayName", OWNER_ID));
	}

	private Reply create(Call call) throws IOException {
		byte[] document = Upload.document(call, MAX_DOCUMENT_BYTES);
		String storageClass = OssStorageClass.check(SettingsDocument.read(document, "CreateBucketConfiguration")
			.getOrDefault("StorageClass", OssStorageClass.STANDARD));
		String acl = OssAcls.ofBucket(call);
		boolean created = call.store()
			.create(new BucketInfo(call.bucketName(), location(call.header("Host"), call.header("Authorization")),
					call.now(), storageClass, (acl != null) ? acl : "private"));
		if (!created && acl != null) {
			call.bucket().update((info) -> info.withAcl(acl));
		}
		return Reply.of(200).header("Location", "/" + call.bucketName());
	}

	/** A bucket lives where the endpoint is; on an address, where the signature says. */
	private static String location(@Nullable String host, @Nullable String authorization) {
		Matcher fromHost = HOST_LOCATION.matcher((host != null) ? host : "");
		if (fromHost.matches()) {
			return fromHost.group(1);
		}
		Matcher fromSignature = CREDENTIAL_REGION.matcher((authorization != null) ? authorization : "");
		return fromSignature.find() ? "oss-" + fromSignature.group(1) : DEFAULT_LOCATION;
	}

	private Reply delete(Call call) throws IOException {
		if (!call.store().delete(call.bucket())) {
			throw new ServiceException(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.")
				.with("BucketName", call.bucketName());
		}
		return Reply.of(204);
	}

	private Reply head(Call call) {
		return Reply.of(200).header("x-oss-bucket-region", OssVendor.region(call.bucket()));
	}

	private Reply location(Call call) {
		String location = call.bucket().info().location();
		return Reply.of(200).xml(Xml.document("LocationConstraint", (xml) -> xml.text(location)));
	}

	private Reply stat(Call call) {
		Bucket bucket = call.bucket();
		List<StoredObject> objects = bucket.objects();
		long size = objects.stream().mapToLong((object) -> object.content().size()).sum();
		long uploads = bucket.uploads().count();
		return Reply.of(200)
			.xml(Xml.document("BucketStat",
					(xml) -> xml.element("Storage", size)
						.element("ObjectCount", objects.size())
						.element("MultipartUploadCount", uploads)
						.element("LiveChannelCount", 0)
						.element("LastModifiedTime", call.now().getEpochSecond())
						.element("StandardStorage", size)
						.element("StandardObjectCount", objects.size())));
	}

	/** The regions that buckets live in, or the one that is asked for. */
	private Reply regions(Call call) {
		SortedSet<String> regions = new TreeSet<>(Set.of(DEFAULT_LOCATION));
		call.store().buckets().forEach((bucket) -> regions.add("oss-" + OssVendor.region(bucket)));
		String wanted = call.query().get("regions", "");
		if (!wanted.isEmpty() && !regions.contains(wanted)) {
			throw new ServiceException(404, "NoSuchRegion", "The specified region does not exist.");
		}
		return Reply.of(200).xml(Xml.document("RegionInfoList", (xml) -> {
			for (String region : wanted.isEmpty() ? regions : Set.of(wanted)) {
				xml.element("RegionInfo",
						(info) -> info.element("Region", region)
							.element("InternetEndpoint", region + ".aliyuncs.com")
							.element("InternalEndpoint", region + "-internal.aliyuncs.com")
							.element("AccelerateEndpoint", "oss-accelerate.aliyuncs.com"));
			}
		}));
	}

	private Reply info(Call call) {
		Bucket bucket = call.bucket();
		return Reply.of(200).xml(Xml.document("BucketInfo", (xml) -> xml.element("Bucket", (element) -> {
			describe(element, bucket);
			element.element("DataRedundancyType", "LRS");
			owner(element);
			element.element("AccessControlList", (list) -> list.element("Grant", bucket.info().acl()));
			element.element("Comment", "");
		})));
	}

	private Reply list(Call call) {
		String prefix = call.query().get("prefix", "");
		String marker = call.query().get("marker", "");
		int limit = OssListing.limit(call.query().get("max-keys", "100"));
		List<Bucket> found = new ArrayList<>();
		boolean truncated = false;
		for (Bucket bucket : call.store().buckets()) {
			String name = bucket.info().name();
			if (name.startsWith(prefix) && name.compareTo(marker) > 0) {
				truncated = found.size() == limit;
				if (truncated) {
					break;
				}
				found.add(bucket);
			}
		}
		String nextMarker = truncated ? found.get(limit - 1).info().name() : null;
		return Reply.of(200).xml(Xml.document("ListAllMyBucketsResult", (xml) -> {
			xml.element("Prefix", prefix).element("Marker", marker).element("MaxKeys", limit);
			xml.element("IsTruncated", nextMarker != null);
			xml.element("NextMarker", nextMarker);
			owner(xml);
			xml.element("Buckets",
					(buckets) -> found.forEach((bucket) -> buckets.element("Bucket", (e) -> describe(e, bucket))));
		}));
	}

	private static void describe(Xml xml, Bucket bucket) {
		BucketInfo info = bucket.info();
		String region = OssVendor.region(bucket);
		xml.element("CreationDate", HttpDates.iso(info.created()));
		xml.element("ExtranetEndpoint", "oss-" + region + ".aliyuncs.com");
		xml.element("IntranetEndpoint", "oss-" + region + "-internal.aliyuncs.com");
		xml.element("Location", "oss-" + region);
		xml.element("Name", info.name());
		xml.element("Region", region);
		xml.element("StorageClass", info.storageClass());
	}

}
