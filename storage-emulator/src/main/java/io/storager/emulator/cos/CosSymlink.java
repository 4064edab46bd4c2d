package io.storager.emulator.cos;

import java.io.IOException;

import io.storager.emulator.http.MalformedRequestException;
import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Hashing;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Symlinks;
import io.storager.emulator.service.Versions;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.StoredObject;

/**
 * Makes and reads symbolic links. The target is looked at when somebody reads through the
 * link.
 */
final class CosSymlink {

	private static final String TARGET = "x-cos-symlink-target";

	void register(Routes routes) {
		routes.addSub(Level.OBJECT, "PUT", "symlink", this::put)
			.taking(CosHeaders.SYMLINK, CosHeaders.WRITE, CosHeaders.ENCRYPTION);
		routes.addSub(Level.OBJECT, "GET", "symlink", this::get, "versionId").open(Access.READ_OBJECT);
	}

	/**
	 * Return the key that a target means. The vendor's SDKs send it as the caller gives
	 * it, and callers with keys beyond ASCII have to encode it: it may mean either.
	 */
	static String targetKey(Bucket bucket, String target) {
		String key = target.startsWith("/") ? target.substring(1) : target;
		if (bucket.get(key) != null) {
			return key;
		}
		try {
			return PercentCoding.decode(key);
		}
		catch (MalformedRequestException ex) {
			return key;
		}
	}

	private Reply put(Call call) throws IOException {
		String target = call.header(TARGET);
		if (target == null || target.isEmpty()) {
			throw Errors.invalidArgument("The symbolic link needs a target.", TARGET, "");
		}
		StoredObject draft = CosDraft.of(call).linkedTo(target);
		String etag = CosDraft.TAGS.of(Hashing.digest("MD5", Hashing.utf8(target)));
		StoredObject link = CosPut.store(call,
				draft.with(draft.content(), etag, 0, draft.lastModified(), draft.type()));
		return CosStorageClass.describe(Versions.tell(Reply.of(200), call, link).header("ETag", "\"" + etag + "\""),
				draft.storageClass());
	}

	private Reply get(Call call) {
		StoredObject link = Symlinks.link(call);
		return Versions.tell(Reply.of(200), call, link)
			.header("ETag", "\"" + link.etag() + "\"")
			.header("Last-Modified", HttpDates.http(link.lastModified()))
			.header(TARGET, link.linkTarget())
			.headers(link.userMetadata());
	}

}
