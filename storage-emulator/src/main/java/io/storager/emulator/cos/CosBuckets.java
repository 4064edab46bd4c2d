package io.storager.emulator.cos;

import java.io.IOException;
import java.util.List;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.Call;
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

	static final String OWNER_ID = "qcs::cam::uin/100000000001:uin/100000000001";

	static final String OWNER_NAME = "100000000001";

	private static final String DEFAULT_REGION = "ap-guangzhou";

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	void register(Routes routes) {
		routes.add(Level.SERVICE, "GET", this::list);
		routes.add(Level.BUCKET, "PUT", this::create).taking(CosHeaders.BUCKET, CosHeaders.BUCKET_GRANTS);
		routes.add(Level.BUCKET, "DELETE", this::delete);
		routes.add(Level.BUCKET, "HEAD", this::head).open(Access.READ_BUCKET);
		routes.addSub(Level.BUCKET, "GET", "location", this::location);
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
		String acl = "default".equals(call.header(CosDraft.ACL)) ? null : CosAclReader.BUCKET.read(call);
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
