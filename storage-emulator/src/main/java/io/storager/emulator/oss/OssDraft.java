package io.storager.emulator.oss;

import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.EntityTags;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.StandardHeaders;
import io.storager.emulator.service.UserMetadata;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.SharedBlob;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.StoredObject.Encryption;

/** Reads what a write says of the object that it makes: all but its content. */
final class OssDraft {

	static final String METADATA_PREFIX = "x-oss-meta-";

	static final EntityTags TAGS = new EntityTags(HexFormat.of().withUpperCase());

	private static final int METADATA_LIMIT = 8 * 1024;

	private static final String FORBID_OVERWRITE = "x-oss-forbid-overwrite";

	/** The SDK sends an empty one for an ACL that is null. */
	private static final Set<String> PRIVATE_ACLS = Set.of("default", "private", "");

	/** Headers that ask for more than any operation does. */
	private static final List<String> UNSUPPORTED = List.of("x-oss-tagging");

	private OssDraft() {
	}

	/** Return the object without content. */
	static StoredObject of(Call call) {
		refuse(call, UNSUPPORTED);
		checkAcl(call.header("x-oss-object-acl"));
		forbidsOverwrite(call);
		Encryption encryption = OssEncryption.of(call);
		String storageClass = OssStorageClass.of(call);
		Map<String, String> metadata = UserMetadata.of(call, METADATA_PREFIX, METADATA_LIMIT);
		return new StoredObject(call.key(), SharedBlob.empty(), "", 0, call.now().truncatedTo(ChronoUnit.SECONDS),
				storageClass, StandardHeaders.of(call), metadata, encryption);
	}

	static void refuse(Call call, List<String> headers) {
		for (String header : headers) {
			if (call.headers().has(header)) {
				throw Errors.notImplemented(header);
			}
		}
	}

	private static void checkAcl(@Nullable String acl) {
		if (acl != null && !PRIVATE_ACLS.contains(acl)) {
			throw Errors.notImplemented("x-oss-object-acl: " + acl);
		}
	}

	/** Return the entity tag of content that arrived in one go. */
	static String etag(ReceivedContent content, Encryption encryption) {
		return OssEncryption.hidesMd5(encryption) ? TAGS.unique() : TAGS.of(content.md5());
	}

	/** Refuse to overwrite if the client asks for that. */
	static void checkOverwrite(Call call, @Nullable StoredObject previous) {
		if (previous != null && forbidsOverwrite(call)) {
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
