package io.storager.emulator.cos;

import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.EntityTags;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.ObjectTags;
import io.storager.emulator.service.StandardHeaders;
import io.storager.emulator.service.UserMetadata;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.SharedBlob;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.StoredObject.Encryption;
import org.jspecify.annotations.Nullable;

/** Reads what a write says of the object that it makes: all but its content. */
final class CosDraft {

	static final String METADATA_PREFIX = "x-cos-meta-";

	static final EntityTags TAGS = new EntityTags(HexFormat.of());

	/** One piece of user metadata, by the vendor's document 436/7749. */
	private static final int METADATA_ENTRY_LIMIT = 2 * 1024;

	/** All user metadata, by the same document. */
	private static final int METADATA_LIMIT = 4 * 1024;

	static final String ACL = "x-cos-acl";

	private static final String FORBID_OVERWRITE = "x-cos-forbid-overwrite";

	private CosDraft() {
	}

	/** Return the object without content. */
	static StoredObject of(Call call) {
		forbidsOverwrite(call);
		Encryption encryption = CosEncryption.of(call);
		String storageClass = CosStorageClass.of(call);
		Map<String, String> metadata = UserMetadata.of(call, METADATA_PREFIX, METADATA_ENTRY_LIMIT, METADATA_LIMIT);
		return new StoredObject(call.key(), SharedBlob.empty(), "", 0, call.now().truncatedTo(ChronoUnit.SECONDS),
				storageClass, StandardHeaders.of(call), metadata, encryption)
			.withAcl(CosAcls.own(CosAclReader.OBJECT.read(call)))
			.withTags(ObjectTags.ofHeader(call));
	}

	static void refuse(Call call, List<String> headers) {
		for (String header : headers) {
			if (call.headers().has(header)) {
				throw Errors.notImplemented(header);
			}
		}
	}

	/** Return the entity tag of content that arrived in one go. */
	static String etag(ReceivedContent content, Encryption encryption) {
		return CosEncryption.hidesMd5(encryption) ? TAGS.unique() : TAGS.of(content.md5());
	}

	/**
	 * Refuse to overwrite if the client asks for that; versions are never overwritten.
	 */
	static void checkOverwrite(Call call, @Nullable StoredObject previous) {
		if (previous != null && forbidsOverwrite(call) && !call.bucket().info().isVersioned()) {
			throw Errors.fileAlreadyExists(call.key());
		}
	}

	private static boolean forbidsOverwrite(Call call) {
		String header = call.header(FORBID_OVERWRITE);
		if (header != null && !header.equals("true") && !header.equals("false")) {
			throw Errors.invalidArgument("The header has to be true or false.", FORBID_OVERWRITE, header);
		}
		return "true".equals(header);
	}

}
