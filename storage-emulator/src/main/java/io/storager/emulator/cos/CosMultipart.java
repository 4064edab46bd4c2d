package io.storager.emulator.cos;

import java.io.IOException;
import java.util.List;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.ByteRange;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.CopySource;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Multiparts;
import io.storager.emulator.service.PartList;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Versions;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.MultipartUpload;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.UploadPart;
import org.jspecify.annotations.Nullable;

/** Uploads an object in parts. */
final class CosMultipart {

	/** The least bytes of a part that is not the last one: 1 MiB. */
	private static final long MIN_PART_SIZE = 1024 * 1024;

	void register(Routes routes) {
		routes.addSub(Level.OBJECT, "POST", "uploads", this::initiate)
			.taking(CosHeaders.WRITE, CosHeaders.OBJECT_GRANTS, CosHeaders.ENCRYPTION, CosHeaders.CUSTOMER_KEY)
			.open(Access.WRITE_OBJECT);
		routes
			.addSub(Level.OBJECT, "PUT", "uploadId",
					(call) -> call.headers().has(CosCopy.SOURCE) ? copyPart(call) : uploadPart(call), "partNumber")
			.taking(CosHeaders.SOURCE, CosHeaders.SOURCE_RANGE, CosHeaders.TRANSFER, CosHeaders.ENCRYPTION,
					CosHeaders.CUSTOMER_KEY)
			.open(Access.WRITE_OBJECT);
		routes.addSub(Level.OBJECT, "POST", "uploadId", this::complete)
			.taking(CosHeaders.COMPLETE)
			.open(Access.WRITE_OBJECT);
		routes.addSub(Level.OBJECT, "DELETE", "uploadId", this::abort);
	}

	private Reply initiate(Call call) throws IOException {
		StoredObject draft = CosDraft.of(call);
		CosDraft.checkOverwrite(call, call.bucket().get(call.key()));
		String id = Multiparts.start(call, draft);
		return Reply.of(200)
			.headers(draft.encryption().headers())
			.xml(Xml.document("InitiateMultipartUploadResult",
					(xml) -> xml.element("Bucket", call.bucketName())
						.element("Key", call.key())
						.element("UploadId", id)));
	}

	private Reply uploadPart(Call call) throws IOException {
		Multiparts.partNumber(call);
		Upload.check(call);
		MultipartUpload upload = Multiparts.upload(call);
		CosEncryption.checkContinuation(call, upload.draft());
		ReceivedContent content = Upload.receive(call);
		UploadPart part = Multiparts.store(call, upload, content, CosDraft.etag(content, upload.draft().encryption()));
		return partReply(upload, part);
	}

	private Reply copyPart(Call call) throws IOException {
		Multiparts.partNumber(call);
		MultipartUpload upload = Multiparts.upload(call);
		CosEncryption.checkContinuation(call, upload.draft());
		try (CopySource source = CosCopySource.open(call)) {
			long size = source.content().size();
			ByteRange range = range(call.header("x-cos-copy-source-range"), size);
			ReceivedContent content = source.range(range.offset(size), range.length(size),
					CosCopySource.md5(source.object()));
			UploadPart part = Multiparts.store(call, upload, content,
					CosDraft.etag(content, upload.draft().encryption()));
			return partReply(upload, part).xml(Xml.document("CopyPartResult",
					(xml) -> xml.element("ETag", "\"" + part.etag() + "\"")
						.element("CRC64", Long.toUnsignedString(part.crc64()))
						.element("LastModified", HttpDates.iso(part.lastModified()))));
		}
	}

	private static ByteRange range(@Nullable String header, long size) {
		if (header == null) {
			return new ByteRange(0, -1);
		}
		ByteRange range = ByteRange.parse(header);
		if (range == null || range.first() < 0 || range.last() < 0) {
			throw Errors.invalidArgument("The range of a copy has to be bytes=first-last.", "x-cos-copy-source-range",
					header);
		}
		if (!range.isWithin(size)) {
			throw new ServiceException(416, "InvalidRange", "The requested range is not satisfiable.");
		}
		return range;
	}

	private static Reply partReply(MultipartUpload upload, UploadPart part) {
		return Reply.of(200)
			.header("ETag", "\"" + part.etag() + "\"")
			.header("x-cos-hash-crc64ecma", Long.toUnsignedString(part.crc64()))
			.headers(upload.draft().encryption().headers());
	}

	private Reply complete(Call call) throws IOException {
		byte[] document = Upload.document(call, PartList.MAX_BYTES);
		MultipartUpload upload = Multiparts.upload(call);
		PartList list = PartList.parse(document);
		StoredObject[] completed = new StoredObject[1];
		boolean ended = upload.end((parts) -> {
			List<UploadPart> chosen = Multiparts.choose(parts, list, MIN_PART_SIZE);
			completed[0] = Multiparts.assemble(call, upload.draft(), chosen, CosDraft.TAGS);
			completed[0] = CosPut.store(call, completed[0]);
		});
		if (!ended) {
			throw Errors.noSuchUpload(upload.id());
		}
		StoredObject object = completed[0];
		return CosPut.describe(Versions.tell(Reply.of(200), call, object), call, object)
			.xml(Xml.document("CompleteMultipartUploadResult",
					(xml) -> xml.element("Location", "http://" + call.header("Host") + call.exchange().rawPath())
						.element("Bucket", call.bucketName())
						.element("Key", call.key())
						.element("ETag", "\"" + object.etag() + "\"")));
	}

	private Reply abort(Call call) throws IOException {
		Multiparts.abort(Multiparts.upload(call));
		return Reply.of(204);
	}

}
