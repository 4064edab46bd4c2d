package io.storager.emulator.oss;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.SettingsDocument;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.BucketInfo;
import org.jspecify.annotations.Nullable;

/** Creates, describes, lists and deletes buckets. */
final class OssBuckets {

	private static final String OWNER_ID = "1000000000000001";

	private static final String DEFAULT_LOCATION = "oss-cn-hangzhou";

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	private static final Set<String> ACLS = Set.of("private", "public-read", "public-read-write");

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
		routes.addSub(Level.BUCKET, "GET", "acl", this::acl);
		routes.addSub(Level.OBJECT, "GET", "acl", this::objectAcl);
	}

	/** Write the one owner of everything. */
	static void owner(Xml xml) {
		xml.element("Owner", (owner) -> owner.element("ID", OWNER_ID).element("DisplayName", OWNER_ID));
	}

	private Reply create(Call call) throws IOException {
		byte[] document = Upload.document(call, MAX_DOCUMENT_BYTES);
		String storageClass = OssStorageClass.check(SettingsDocument.read(document, "CreateBucketConfiguration")
			.getOrDefault("StorageClass", OssStorageClass.STANDARD));
		String acl = call.header("x-oss-acl");
		if (acl != null && !ACLS.contains(acl)) {
			throw Errors.invalidArgument("The bucket acl you specified is not valid.", "x-oss-acl", acl);
		}
		call.store()
			.create(new BucketInfo(call.bucketName(), location(call.header("Host"), call.header("Authorization")),
					call.now(), storageClass, (acl != null) ? acl : "private"));
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

	private Reply acl(Call call) {
		return accessRule(call.bucket().info().acl());
	}

	private Reply objectAcl(Call call) {
		call.object();
		return accessRule("default");
	}

	private static Reply accessRule(String acl) {
		return Reply.of(200).xml(Xml.document("AccessControlPolicy", (xml) -> {
			owner(xml);
			xml.element("AccessControlList", (list) -> list.element("Grant", acl));
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
