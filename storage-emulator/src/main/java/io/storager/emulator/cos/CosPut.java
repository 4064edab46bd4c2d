package io.storager.emulator.cos;

import java.io.IOException;
import java.util.List;

import io.storager.emulator.http.Reply;
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
final class CosPut {

	/** Headers that ask for more than this operation does. */
	private static final List<String> UNSUPPORTED = List.of("If-Match", "If-None-Match", "If-Modified-Since",
			"If-Unmodified-Since");

	private final CosCopy copy = new CosCopy();

	void register(Routes routes) {
		routes.add(Level.OBJECT, "PUT", (call) -> call.headers().has(CosCopy.SOURCE) ? this.copy.copy(call) : put(call))
			.taking(CosHeaders.WRITE, CosHeaders.OBJECT_GRANTS, CosHeaders.ENCRYPTION, CosHeaders.CUSTOMER_KEY,
					CosHeaders.SOURCE, CosHeaders.DIRECTIVES)
			.open(Access.WRITE_OBJECT);
	}

	private Reply put(Call call) throws IOException {
		CosDraft.refuse(call, UNSUPPORTED);
		StoredObject draft = CosDraft.of(call);
		Upload.check(call);
		CosDraft.checkOverwrite(call, call.bucket().get(call.key()));
		ReceivedContent content = Upload.receive(call);
		StoredObject object = store(call, draft.with(content.blob(), CosDraft.etag(content, draft.encryption()),
				content.crc64(), draft.lastModified(), StoredObject.Type.NORMAL));
		return describe(Versions.tell(Reply.of(200), call, object), call, object);
	}

	/** Answer what was written. */
	static Reply describe(Reply reply, Call call, StoredObject object) {
		return call.vendor()
			.lifecycle()
			.tell(reply, call, object)
			.header("ETag", "\"" + object.etag() + "\"")
			.header("x-cos-hash-crc64ecma", Long.toUnsignedString(object.crc64()))
			.headers(object.encryption().headers());
	}

	/**
	 * Store an object in place of whatever its key has, or release its content.
	 * @return the object as it is stored
	 */
	static StoredObject store(Call call, StoredObject object) throws IOException {
		StoredObject stored = null;
		try {
			stored = call.bucket().put(object, (previous) -> CosDraft.checkOverwrite(call, previous));
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
