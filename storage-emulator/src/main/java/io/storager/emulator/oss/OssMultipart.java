package io.storager.emulator.oss;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.http.Reply;
import io.storager.emulator.oss.callback.CallbackOrder;
import io.storager.emulator.oss.callback.Callbacks;
import io.storager.emulator.service.ByteRange;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Conditions;
import io.storager.emulator.service.CopySource;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Multiparts;
import io.storager.emulator.service.PartList;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Versions;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.MultipartUpload;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.UploadPart;

/** Uploads an object in parts. */
final class OssMultipart {

	/** The least bytes of a part that is not the last one: 100 KiB. */
	private static final long MIN_PART_SIZE = 100 * 1024;

	private static final String COMPLETE_ALL = "x-oss-complete-all";

	private final Callbacks callbacks;

	OssMultipart(Callbacks callbacks) {
		this.callbacks = callbacks;
	}

	void register(Routes routes) {
		routes.addSub(Level.OBJECT, "POST", "uploads", this::initiate, "encoding-type", "sequential")
			.taking(OssHeaders.WRITE);
		routes
			.addSub(Level.OBJECT, "PUT", "uploadId",
					(call) -> call.headers().has(OssCopy.SOURCE) ? copyPart(call) : uploadPart(call), "partNumber")
			.taking(OssHeaders.SOURCE, OssHeaders.SOURCE_RANGE, OssHeaders.TRANSFER);
		routes.addSub(Level.OBJECT, "POST", "uploadId", this::complete, "encoding-type", "callback", "callback-var")
			.taking(OssHeaders.COMPLETE, OssHeaders.CALLBACK);
		routes.addSub(Level.OBJECT, "DELETE", "uploadId", this::abort);
	}

	private Reply initiate(Call call) throws IOException {
		boolean encode = OssListing.encodesUrls(call, call.query().get("encoding-type", ""));
		StoredObject draft = OssDraft.of(call);
		OssDraft.checkOverwrite(call, call.bucket().get(call.key()));
		String id = Multiparts.start(call, draft);
		return Reply.of(200)
			.headers(draft.encryption().headers())
			.xml(Xml.document("InitiateMultipartUploadResult", (xml) -> {
				xml.element("EncodingType", encode ? "url" : null);
				xml.element("Bucket", call.bucketName());
				xml.element("Key", encode ? PercentCoding.encode(call.key()) : call.key());
				xml.element("UploadId", id);
			}));
	}

	private Reply uploadPart(Call call) throws IOException {
		Multiparts.partNumber(call);
		Upload.check(call);
		MultipartUpload upload = Multiparts.upload(call);
		ReceivedContent content = Upload.receive(call);
		UploadPart part = Multiparts.store(call, upload, content, OssDraft.etag(content, upload.draft().encryption()));
		return partReply(upload, part);
	}

	private Reply copyPart(Call call) throws IOException {
		Multiparts.partNumber(call);
		MultipartUpload upload = Multiparts.upload(call);
		try (CopySource source = OssCopySource.open(call)) {
			if (Conditions.notModified(call, source.object(), OssCopy.CONDITION_PREFIX)) {
				return Reply.of(304);
			}
			long size = source.content().size();
			ByteRange range = ByteRange.parse(call.header("x-oss-copy-source-range"));
			if (range == null || !range.isWithin(size)) {
				// As with reads: what is not wholly inside the source is no range.
				range = new ByteRange(0, -1);
			}
			call.exchange().awaitTransfer(range.length(size));
			ReceivedContent content = source.range(range.offset(size), range.length(size),
					OssCopySource.md5(source.object()));
			UploadPart part = Multiparts.store(call, upload, content,
					OssDraft.etag(content, upload.draft().encryption()));
			return partReply(upload, part).xml(Xml.document("CopyPartResult",
					(xml) -> xml.element("LastModified", HttpDates.iso(part.lastModified()))
						.element("ETag", "\"" + part.etag() + "\"")));
		}
	}

	private static Reply partReply(MultipartUpload upload, UploadPart part) {
		return Reply.of(200)
			.header("ETag", "\"" + part.etag() + "\"")
			.header("x-oss-hash-crc64ecma", Long.toUnsignedString(part.crc64()))
			.headers(upload.draft().encryption().headers());
	}

	private Reply complete(Call call) throws IOException {
		boolean encode = OssListing.encodesUrls(call, call.query().get("encoding-type", ""));
		CallbackOrder callback = this.callbacks.order(call);
		byte[] document = Upload.document(call, PartList.MAX_BYTES);
		MultipartUpload upload = Multiparts.upload(call);
		StoredObject[] completed = new StoredObject[1];
		boolean ended = upload.end((parts) -> {
			List<UploadPart> chosen = Multiparts.choose(parts, partList(call, document, parts), MIN_PART_SIZE);
			completed[0] = Multiparts.assemble(call, draft(call, upload), chosen, OssDraft.TAGS);
			completed[0] = OssPut.store(call, completed[0]);
		});
		if (!ended) {
			throw Errors.noSuchUpload(upload.id());
		}
		StoredObject object = completed[0];
		String key = encode ? PercentCoding.encode(call.key()) : call.key();
		Reply reply = Versions.tell(Reply.of(200), call, object)
			.header("ETag", "\"" + object.etag() + "\"")
			.header("x-oss-hash-crc64ecma", Long.toUnsignedString(object.crc64()))
			.headers(object.encryption().headers())
			.xml(Xml.document("CompleteMultipartUploadResult", (xml) -> {
				xml.element("EncodingType", encode ? "url" : null);
				xml.element("Location", "http://" + call.header("Host") + call.exchange().rawPath());
				xml.element("Bucket", call.bucketName());
				xml.element("Key", key);
				xml.quoted("ETag", object.etag());
			}));
		return this.callbacks.answer(call, callback, object, "CompleteMultipartUpload", reply);
	}

	/** An access rule may come with the completion. */
	private static StoredObject draft(Call call, MultipartUpload upload) {
		return call.headers().has(OssDraft.ACL) ? upload.draft().withAcl(OssAcls.ofObject(call)) : upload.draft();
	}

	private static PartList partList(Call call, byte[] document, SortedMap<Integer, UploadPart> parts) {
		String all = call.header(COMPLETE_ALL);
		if (all == null) {
			return PartList.parse(document);
		}
		if (!all.equals("yes") || document.length > 0 || parts.isEmpty()) {
			throw Errors.invalidArgument("The header has to be yes, needs parts and takes no list of them.",
					COMPLETE_ALL, all);
		}
		return new PartList(
				parts.values().stream().map((part) -> new PartList.Entry(part.number(), part.etag())).toList());
	}

	private Reply abort(Call call) throws IOException {
		Multiparts.abort(Multiparts.upload(call));
		return Reply.of(204);
	}

}
