package io.storager.emulator.oss;

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
final class OssDraft {

	static final String METADATA_PREFIX = "x-oss-meta-";

	static final EntityTags TAGS = new EntityTags(HexFormat.of().withUpperCase());

	private static final int METADATA_LIMIT = 8 * 1024;

	static final String ACL = "x-oss-object-acl";

	private static final String FORBID_OVERWRITE = "x-oss-forbid-overwrite";

	private OssDraft() {
	}

	/** Return the object without content. */
	static StoredObject of(Call call) {
		forbidsOverwrite(call);
		Encryption encryption = OssEncryption.of(call);
		String storageClass = OssStorageClass.of(call);
		Map<String, String> metadata = UserMetadata.of(call, METADATA_PREFIX, METADATA_LIMIT, METADATA_LIMIT);
		return new StoredObject(call.key(), SharedBlob.empty(), "", 0, call.now().truncatedTo(ChronoUnit.SECONDS),
				storageClass, StandardHeaders.of(call), metadata, encryption)
			.withAcl(OssAcls.ofObject(call))
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
		return OssEncryption.hidesMd5(encryption) ? TAGS.unique() : TAGS.of(content.md5());
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
