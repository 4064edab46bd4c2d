package io.storager.emulator.cos;

import java.io.IOException;
import java.util.Locale;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Address;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.CopySource;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Restores;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Versions;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;

/** Copies an object; of a symbolic link the link itself. */
final class CosCopy {

	static final String SOURCE = "x-cos-copy-source";

	private static final String DIRECTIVE = "x-cos-metadata-directive";

	private static final String TAGS_DIRECTIVE = "x-cos-tagging-directive";

	/** The most bytes that one request copies: 5 GiB. */
	private static final long MAX_SIZE = 5L << 30;

	Reply copy(Call call) throws IOException {
		StoredObject draft = CosDraft.of(call);
		boolean replace = replacesMetadata(call);
		call.bucket();
		try (CopySource source = CosCopySource.open(call)) {
			if (source.content().size() > MAX_SIZE) {
				throw new ServiceException(400, "EntityTooLarge", "An object over 5 GiB can only be copied in parts.");
			}
			Restores.checkReadable(call, source.object());
			StoredObject described = replace ? draft : draft.withMetadataOf(source.object());
			StoredObject tagged = replacesTags(call) ? described : described.withTags(source.object().tags());
			StoredObject object = CosPut.store(call, target(tagged, source));
			return CosPut.describe(source.tellVersion(Versions.tell(Reply.of(200), call, object), call), call, object)
				.xml(Xml.document("CopyObjectResult",
						(xml) -> xml.element("ETag", "\"" + object.etag() + "\"")
							.element("CRC64", Long.toUnsignedString(object.crc64()))
							.element("LastModified", HttpDates.iso(object.lastModified()))
							.element("VersionId", call.bucket().info().isVersioned() ? object.version().id() : null)));
		}
	}

	/** Documented as {@code Replaced}; the vendor's SDKs send {@code REPLACE}. */
	private static boolean replacesMetadata(Call call) {
		String header = call.header(DIRECTIVE);
		String directive = (header != null) ? header.toUpperCase(Locale.ROOT) : "COPY";
		boolean replace = directive.equals("REPLACED") || directive.equals("REPLACE");
		if (!replace && !directive.equals("COPY")) {
			throw Errors.invalidArgument("The metadata directive has to be Copy or Replaced.", DIRECTIVE, directive);
		}
		if (!replace && CosCopySource.address(call).equals(new Address(call.bucketName(), call.key()))) {
			throw new ServiceException(400, "InvalidRequest",
					"This copy request is illegal because it is trying to copy an object to itself without changing "
							+ "the object's metadata: the metadata directive has to be Replaced.");
		}
		return replace;
	}

	private static boolean replacesTags(Call call) {
		String header = call.header(TAGS_DIRECTIVE);
		String directive = (header != null) ? header.toUpperCase(Locale.ROOT) : "COPY";
		boolean replace = directive.equals("REPLACE") || directive.equals("REPLACED");
		if (!replace && !directive.equals("COPY")) {
			throw Errors.invalidArgument("The tagging directive is not valid.", TAGS_DIRECTIVE, directive);
		}
		return replace;
	}

	private static StoredObject target(StoredObject draft, CopySource source) throws IOException {
		StoredObject from = source.object();
		if (from.linkTarget() != null) {
			return draft.with(source.content().share(), from.etag(), from.crc64(), draft.lastModified(), from.type())
				.linkedTo(from.linkTarget());
		}
		boolean tagTells = from.type() != StoredObject.Type.APPENDABLE && !CosEncryption.hidesMd5(from.encryption())
				&& !CosEncryption.hidesMd5(draft.encryption());
		if (tagTells) {
			return draft.with(source.content().share(), from.etag(), from.crc64(), draft.lastModified(), from.type());
		}
		ReceivedContent content = source.range(0, source.content().size(), CosCopySource.md5(from));
		return draft.with(content.blob(), CosDraft.etag(content, draft.encryption()), content.crc64(),
				draft.lastModified(), StoredObject.Type.NORMAL);
	}

}
