package io.storager.emulator.cos;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.BucketInfo;

/** Creates, describes, lists and deletes buckets. */
final class CosBuckets {

	private static final String OWNER_ID = "qcs::cam::uin/100000000001:uin/100000000001";

	private static final String OWNER_NAME = "100000000001";

	private static final String DEFAULT_REGION = "ap-guangzhou";

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	private static final Set<String> ACLS = Set.of("private", "public-read", "public-read-write", "default");

	void register(Routes routes) {
		routes.add(Level.SERVICE, "GET", this::list);
		routes.add(Level.BUCKET, "PUT", this::create).taking(CosHeaders.BUCKET);
		routes.add(Level.BUCKET, "DELETE", this::delete);
		routes.add(Level.BUCKET, "HEAD", this::head);
		routes.addSub(Level.BUCKET, "GET", "location", this::location);
		routes.addSub(Level.BUCKET, "GET", "acl", this::acl);
	}

	/** Write the one owner of everything. */
	static void owner(Xml xml) {
		owner(xml, "Owner");
	}

	/** Write the one owner of everything in this role. */
	static void owner(Xml xml, String role) {
		xml.element(role, (owner) -> owner.element("ID", OWNER_ID).element("DisplayName", OWNER_NAME));
	}

	private Reply create(Call call) throws IOException {
		Upload.document(call, MAX_DOCUMENT_BYTES);
		String acl = call.header("x-cos-acl");
		if (acl != null && !ACLS.contains(acl)) {
			throw Errors.invalidArgument("The bucket acl you specified is not valid.", "x-cos-acl", acl);
		}
		String region = CosAddressing.region(call.header("Host"));
		boolean created = call.store()
			.create(new BucketInfo(call.bucketName(), (region != null) ? region : DEFAULT_REGION, call.now(),
					CosStorageClass.STANDARD, (acl != null) ? acl : "private"));
		if (!created) {
			throw new ServiceException(409, "BucketAlreadyOwnedByYou",
					"The bucket you tried to create already exists, and you own it.");
		}
		return Reply.of(200);
	}

	private Reply delete(Call call) throws IOException {
		if (!call.store().delete(call.bucket())) {
			throw new ServiceException(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.");
		}
		return Reply.of(204);
	}

	private Reply head(Call call) {
		return Reply.of(200).header("x-cos-bucket-region", call.bucket().info().location());
	}

	private Reply location(Call call) {
		String location = call.bucket().info().location();
		return Reply.of(200).xml(Xml.document("LocationConstraint", (xml) -> xml.text(location)));
	}

	private Reply acl(Call call) {
		String acl = call.bucket().info().acl();
		return Reply.of(200).xml(Xml.document("AccessControlPolicy", (xml) -> {
			owner(xml);
			xml.element("AccessControlList", (list) -> {
				grant(list, "FULL_CONTROL",
						(grantee) -> grantee.type("CanonicalUser")
							.element("ID", OWNER_ID)
							.element("DisplayName", OWNER_ID));
				if (acl.startsWith("public-")) {
					grant(list, "READ", CosBuckets::everybody);
				}
				if (acl.equals("public-read-write")) {
					grant(list, "WRITE", CosBuckets::everybody);
				}
			});
		}));
	}

	private static void everybody(Xml grantee) {
		grantee.type("Group").element("URI", "http://cam.qcloud.com/groups/global/AllUsers");
	}

	private static void grant(Xml list, String permission, Consumer<Xml> grantee) {
		list.element("Grant", (grant) -> grant.element("Grantee", grantee).element("Permission", permission));
	}

	private Reply list(Call call) {
		List<Bucket> found = call.store().buckets();
		return Reply.of(200).xml(Xml.document("ListAllMyBucketsResult", (xml) -> {
			owner(xml);
			xml.element("Buckets", (buckets) -> found.forEach((bucket) -> buckets.element("Bucket", (element) -> {
				element.element("Name", bucket.info().name());
				element.element("Location", bucket.info().location());
				element.element("CreationDate", HttpDates.iso(bucket.info().created()));
				element.element("BucketType", "cos");
			})));
		}));
	}

}
