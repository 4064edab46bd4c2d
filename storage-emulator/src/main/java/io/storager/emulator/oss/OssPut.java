package io.storager.emulator.oss;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

import io.storager.emulator.http.Reply;
import io.storager.emulator.oss.callback.CallbackOrder;
import io.storager.emulator.oss.callback.Callbacks;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Versions;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;

/** Writes an object in one go. */
final class OssPut {

	/** Headers that ask for more than this operation does. */
	private static final List<String> UNSUPPORTED = List.of("If-Match", "If-None-Match", "If-Modified-Since",
			"If-Unmodified-Since");

	private final OssCopy copy = new OssCopy();

	private final Callbacks callbacks;

	OssPut(Callbacks callbacks) {
		this.callbacks = callbacks;
	}

	void register(Routes routes) {
		routes
			.add(Level.OBJECT, "PUT", (call) -> call.headers().has(OssCopy.SOURCE) ? copy(call) : put(call),
					OssParameters.CALLBACK)
			.taking(OssHeaders.WRITE, OssHeaders.SOURCE, OssHeaders.DIRECTIVES, OssHeaders.CALLBACK)
			.open(Access.WRITE_OBJECT);
	}

	/** A copy is no upload: nobody is called back. */
	private Reply copy(Call call) throws IOException {
		if (this.callbacks.order(call) != null) {
			throw Errors.invalidArgument("A copy has no callback.");
		}
		return this.copy.copy(call);
	}

	private Reply put(Call call) throws IOException {
		OssDraft.refuse(call, UNSUPPORTED);
		CallbackOrder callback = this.callbacks.order(call);
		StoredObject draft = OssDraft.of(call);
		Upload.check(call);
		OssDraft.checkOverwrite(call, call.bucket().get(call.key()));
		ReceivedContent content = Upload.receive(call);
		StoredObject object = store(call, draft.with(content.blob(), OssDraft.etag(content, draft.encryption()),
				content.crc64(), draft.lastModified(), StoredObject.Type.NORMAL));
		Reply reply = Versions.tell(Reply.of(200), call, object)
			.header("ETag", "\"" + object.etag() + "\"")
			.header("Content-MD5", Base64.getEncoder().encodeToString(content.md5()))
			.header("x-oss-hash-crc64ecma", Long.toUnsignedString(object.crc64()))
			.headers(object.encryption().headers());
		return this.callbacks.answer(call, callback, object, "PutObject", reply);
	}

	/**
	 * Store an object in place of whatever its key has, or release its content.
	 * @return the object as it is stored
	 */
	static StoredObject store(Call call, StoredObject object) throws IOException {
		StoredObject stored = null;
		try {
			stored = call.bucket().put(object, (previous) -> OssDraft.checkOverwrite(call, previous));
		}
		finally {
			if (stored == null) {
				object.content().release();
			}
		}
		if (stored == null) {
			throw Errors.noSuchBucket(call.bucketName());
		}
		return stored;
	}

}
