package io.storager.emulator.oss;

import java.io.IOException;
import java.util.Locale;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Address;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Conditions;
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
final class OssCopy {

	static final String SOURCE = "x-oss-copy-source";

	static final String CONDITION_PREFIX = SOURCE + "-";

	private static final String DIRECTIVE = "x-oss-metadata-directive";

	private static final String TAGS_DIRECTIVE = "x-oss-tagging-directive";

	/** The most bytes that one request copies: 1 GiB. */
	private static final long MAX_SIZE = 1L << 30;

	Reply copy(Call call) throws IOException {
		StoredObject draft = OssDraft.of(call);
		boolean replace = replacesMetadata(call);
		call.bucket();
		try (CopySource source = OssCopySource.open(call)) {
			if (Conditions.notModified(call, source.object(), CONDITION_PREFIX)) {
				return Reply.of(304);
			}
			if (source.content().size() > MAX_SIZE) {
				throw new ServiceException(400, "EntityTooLarge",
						"An object over 1 GiB can only be copied in parts: use UploadPartCopy.");
			}
			Restores.checkReadable(call, source.object());
			call.exchange().awaitTransfer(source.content().size());
			StoredObject described = replace ? draft : draft.withMetadataOf(source.object());
			StoredObject tagged = replacesTags(call) ? described : described.withTags(source.object().tags());
			StoredObject object = OssPut.store(call, target(tagged, source));
			return source.tellVersion(Versions.tell(Reply.of(200), call, object), call)
				.header("ETag", "\"" + object.etag() + "\"")
				.header("x-oss-hash-crc64ecma", Long.toUnsignedString(object.crc64()))
				.headers(object.encryption().headers())
				.xml(Xml.document("CopyObjectResult", (xml) -> xml.element("ETag", "\"" + object.etag() + "\"")
					.element("LastModified", HttpDates.iso(object.lastModified()))));
		}
	}

	/** Of a copy onto itself the service replaces the metadata, whatever is asked for. */
	private static boolean replacesMetadata(Call call) {
		String directive = call.header(DIRECTIVE);
		if (directive != null && !directive.equals("COPY") && !directive.equals("REPLACE")) {
			throw Errors.invalidArgument("The metadata directive has to be COPY or REPLACE.", DIRECTIVE, directive);
		}
		return "REPLACE".equals(directive)
				|| OssCopySource.address(call).equals(new Address(call.bucketName(), call.key()));
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
		boolean tagTells = from.type() != StoredObject.Type.APPENDABLE && !OssEncryption.hidesMd5(from.encryption())
				&& !OssEncryption.hidesMd5(draft.encryption());
		if (tagTells) {
			return draft.with(source.content().share(), from.etag(), from.crc64(), draft.lastModified(), from.type());
		}
		ReceivedContent content = source.range(0, source.content().size(), OssCopySource.md5(from));
		return draft.with(content.blob(), OssDraft.etag(content, draft.encryption()), content.crc64(),
				draft.lastModified(), StoredObject.Type.NORMAL);
	}

}
