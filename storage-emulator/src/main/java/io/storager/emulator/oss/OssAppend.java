package io.storager.emulator.oss;

import java.io.IOException;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Appends;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Versions;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Appends to an object, or begins one that can be appended to. */
final class OssAppend {

	static final String NEXT_POSITION = "x-oss-next-append-position";

	private final Appends appends = new Appends(OssDraft.TAGS, OssAppend::conflict);

	private final boolean takesKeyId;

	/**
	 * Append.
	 * @param takesKeyId whether a request may name a key of the key management service,
	 * which the vendor's pages exclude although its SDKs send it
	 */
	OssAppend(boolean takesKeyId) {
		this.takesKeyId = takesKeyId;
	}

	void register(Routes routes) {
		routes.addSub(Level.OBJECT, "POST", "append", this::append, "position").taking(OssHeaders.WRITE);
	}

	private Reply append(Call call) throws IOException {
		long position = Appends.position(call,
				new ServiceException(400, "MissingArgument", "Missing Some Required Arguments.").with("ArgumentName",
						"position"));
		String keyId = call.header(OssEncryption.KEY_ID);
		if (keyId != null && !this.takesKeyId) {
			throw Errors.invalidArgument("AppendObject does not support a specified customer master key.",
					OssEncryption.KEY_ID, keyId);
		}
		StoredObject draft = OssDraft.of(call);
		Upload.check(call);
		StoredObject previous = call.bucket().get(call.key());
		checkOverwrite(call, previous, position);
		this.appends.check(previous, position, Math.max(0, call.exchange().body().declaredLength()));
		ReceivedContent content = Upload.receive(call);
		StoredObject object;
		try {
			object = this.appends.append(call, draft, position, content, OssDraft.TAGS.unique());
		}
		finally {
			content.blob().release();
		}
		return Versions.tell(Reply.of(200), call, object)
			.header("ETag", "\"" + object.etag() + "\"")
			.header(NEXT_POSITION, String.valueOf(object.content().size()))
			.header("x-oss-hash-crc64ecma", Long.toUnsignedString(object.crc64()))
			.headers(object.encryption().headers());
	}

	/** To forbid overwriting only means something where an object begins. */
	private static void checkOverwrite(Call call, @Nullable StoredObject previous, long position) {
		if (position == 0) {
			OssDraft.checkOverwrite(call, previous);
		}
	}

	private static ServiceException conflict(long length) {
		return new ServiceException(409, "PositionNotEqualToLength", "Position is not equal to file length.")
			.withHeader(NEXT_POSITION, String.valueOf(length));
	}

}
