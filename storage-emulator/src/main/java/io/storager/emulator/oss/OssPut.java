package io.storager.emulator.oss;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Hashing;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.StandardHeaders;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.UserMetadata;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.StoredObject.Encryption;
import org.jspecify.annotations.Nullable;

/** Writes an object in one go. */
final class OssPut {

	static final String METADATA_PREFIX = "x-oss-meta-";

	private static final int METADATA_LIMIT = 8 * 1024;

	private static final HexFormat ETAG = HexFormat.of().withUpperCase();

	private static final Set<String> PRIVATE_ACLS = Set.of("default", "private");

	/** Headers that ask for more than this operation does. */
	private static final List<String> UNSUPPORTED = List.of("x-oss-copy-source", "x-oss-callback", "x-oss-tagging",
			"If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since");

	void register(Routes routes) {
		routes.add(Level.OBJECT, "PUT", this::put);
	}

	private Reply put(Call call) throws IOException {
		for (String header : UNSUPPORTED) {
			if (call.headers().has(header)) {
				throw Errors.notImplemented(header);
			}
		}
		checkAcl(call.header("x-oss-object-acl"));
		boolean forbidOverwrite = forbidsOverwrite(call);
		Encryption encryption = OssEncryption.of(call);
		String storageClass = OssStorageClass.of(call);
		Map<String, String> metadata = UserMetadata.of(call, METADATA_PREFIX, METADATA_LIMIT);
		Upload.check(call);
		checkOverwrite(call, forbidOverwrite, call.bucket().get(call.key()));
		ReceivedContent content = Upload.receive(call);
		Instant now = call.now().truncatedTo(ChronoUnit.SECONDS);
		StoredObject object = new StoredObject(call.key(), content.blob(), etag(content, encryption), content.crc64(),
				now, storageClass, StandardHeaders.of(call), metadata, encryption);
		boolean stored = false;
		try {
			stored = call.bucket().put(object, (previous) -> checkOverwrite(call, forbidOverwrite, previous));
		}
		finally {
			if (!stored) {
				content.blob().release();
			}
		}
		if (!stored) {
			throw Errors.noSuchBucket(call.bucketName());
		}
		return Reply.of(200)
			.header("ETag", "\"" + object.etag() + "\"")
			.header("Content-MD5", Base64.getEncoder().encodeToString(content.md5()))
			.header("x-oss-hash-crc64ecma", Long.toUnsignedString(content.crc64()))
			.headers(encryption.headers());
	}

	private static String etag(ReceivedContent content, Encryption encryption) {
		return ETAG.formatHex(OssEncryption.hidesMd5(encryption)
				? Hashing.digest("MD5", Hashing.utf8(UUID.randomUUID().toString())) : content.md5());
	}

	private static void checkAcl(@Nullable String acl) {
		if (acl != null && !PRIVATE_ACLS.contains(acl)) {
			throw Errors.notImplemented("x-oss-object-acl: " + acl);
		}
	}

	private static boolean forbidsOverwrite(Call call) {
		String header = call.header("x-oss-forbid-overwrite");
		if (header != null && !header.equals("true") && !header.equals("false")) {
			throw Errors.invalidArgument("The header has to be true or false.", "x-oss-forbid-overwrite", header);
		}
		return "true".equals(header);
	}

	private static void checkOverwrite(Call call, boolean forbidden, @Nullable StoredObject previous) {
		if (forbidden && previous != null) {
			throw new ServiceException(409, "FileAlreadyExists",
					"The object you specified already exists and can not be overwritten.")
				.with("Key", call.key());
		}
	}

}
