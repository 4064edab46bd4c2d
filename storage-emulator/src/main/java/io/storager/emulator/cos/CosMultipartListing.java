package io.storager.emulator.cos;

import java.util.function.UnaryOperator;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Multiparts;
import io.storager.emulator.service.PartPage;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.MultipartUpload;
import io.storager.emulator.store.UploadPage;
import io.storager.emulator.store.UploadPart;
import io.storager.emulator.store.UploadQuery;

/** Lists the parts of an upload, and the uploads of a bucket. */
final class CosMultipartListing {

	void register(Routes routes) {
		routes.addSub(Level.OBJECT, "GET", "uploadId", this::parts, "max-parts", "part-number-marker", "encoding-type");
		routes
			.addSub(Level.BUCKET, "GET", "uploads", this::uploads, "prefix", "delimiter", "key-marker",
					"upload-id-marker", "max-uploads", "encoding-type")
			.open(Access.READ_BUCKET);
	}

	private Reply parts(Call call) {
		UnaryOperator<String> coding = CosListing.coding(call);
		MultipartUpload upload = Multiparts.upload(call);
		PartPage page = PartPage.of(call, upload, limit(call, "max-parts"));
		return Reply.of(200).xml(Xml.document("ListPartsResult", (xml) -> {
			xml.element("Bucket", call.bucketName());
			xml.element("EncodingType", call.query().get("encoding-type"));
			xml.element("Key", coding.apply(call.key()));
			xml.element("UploadId", upload.id());
			CosBuckets.owner(xml, "Initiator");
			CosBuckets.owner(xml, "Owner");
			xml.element("StorageClass", upload.draft().storageClass());
			xml.element("PartNumberMarker", page.marker());
			xml.element("NextPartNumberMarker", page.truncated() ? page.nextMarker() : null);
			xml.element("MaxParts", page.limit());
			xml.element("IsTruncated", page.truncated());
			page.parts().forEach((part) -> xml.element("Part", (element) -> describe(element, part)));
		}));
	}

	private static void describe(Xml xml, UploadPart part) {
		xml.element("PartNumber", part.number());
		xml.element("LastModified", HttpDates.iso(part.lastModified()));
		xml.element("ETag", "\"" + part.etag() + "\"");
		xml.element("Size", part.content().size());
	}

	private Reply uploads(Call call) {
		UnaryOperator<String> coding = CosListing.coding(call);
		String afterKey = call.query().get("key-marker", "");
		// Without a key an upload id to begin after means nothing.
		String afterId = afterKey.isEmpty() ? "" : call.query().get("upload-id-marker", "");
		UploadQuery query = new UploadQuery(call.query().get("prefix", ""), call.query().get("delimiter", ""), afterKey,
				afterId, limit(call, "max-uploads"));
		UploadPage page = call.bucket().uploads().list(query);
		return Reply.of(200).xml(Xml.document("ListMultipartUploadsResult", (xml) -> {
			xml.element("Bucket", call.bucketName());
			xml.element("EncodingType", call.query().get("encoding-type"));
			xml.element("KeyMarker", coding.apply(afterKey));
			xml.element("UploadIdMarker", call.query().get("upload-id-marker", ""));
			if (page.truncated()) {
				xml.element("NextKeyMarker", coding.apply(page.lastKey()));
				xml.element("NextUploadIdMarker", page.lastId());
			}
			xml.element("MaxUploads", query.limit());
			xml.element("Prefix", coding.apply(query.prefix()));
			xml.element("Delimiter", coding.apply(query.delimiter()));
			xml.element("IsTruncated", page.truncated());
			for (MultipartUpload upload : page.uploads()) {
				xml.element("Upload", (element) -> describe(element, upload, coding));
			}
			for (String prefix : page.commonPrefixes()) {
				xml.element("CommonPrefixes", (common) -> common.element("Prefix", coding.apply(prefix)));
			}
		}));
	}

	private static void describe(Xml xml, MultipartUpload upload, UnaryOperator<String> coding) {
		xml.element("Key", coding.apply(upload.draft().key()));
		xml.element("UploadId", upload.id());
		CosBuckets.owner(xml, "Initiator");
		CosBuckets.owner(xml, "Owner");
		xml.element("StorageClass", upload.draft().storageClass());
		xml.element("Initiated", HttpDates.iso(upload.draft().lastModified()));
	}

	private static int limit(Call call, String name) {
		return CosListing.limit(name, call.query().get(name, ""));
	}

}
