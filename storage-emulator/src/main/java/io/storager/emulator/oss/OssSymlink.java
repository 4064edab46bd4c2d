package io.storager.emulator.oss;

import java.io.IOException;

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
 * Makes and reads symbolic links. Whether the target exists, and is no link itself, is
 * looked at when somebody reads through the link, as the service does.
 */
final class OssSymlink {

	private static final String TARGET = "x-oss-symlink-target";

	void register(Routes routes) {
		routes.addSub(Level.OBJECT, "PUT", "symlink", this::put).taking(OssHeaders.SYMLINK);
		routes.addSub(Level.OBJECT, "GET", "symlink", this::get, "versionId").open(Access.READ_OBJECT);
	}

	/** A link's target is kept percent-encoded, as it came. */
	static String targetKey(Bucket bucket, String target) {
		return PercentCoding.decode(target);
	}

	private Reply put(Call call) throws IOException {
		String target = call.header(TARGET);
		if (target == null || target.isEmpty()) {
			throw Errors.invalidArgument("The symbolic link needs a target.", TARGET, "");
		}
		OssAddressing.checkKey(PercentCoding.decode(target));
		StoredObject draft = OssDraft.of(call).linkedTo(target);
		String etag = OssDraft.TAGS.of(Hashing.digest("MD5", Hashing.utf8(target)));
		StoredObject link = OssPut.store(call,
				draft.with(draft.content(), etag, 0, draft.lastModified(), draft.type()));
		return Versions.tell(Reply.of(200), call, link).header("ETag", "\"" + etag + "\"");
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
