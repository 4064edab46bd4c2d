package io.storager.emulator.cos;

import java.io.IOException;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Appends;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Upload;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;

/** Appends to an object, or begins one that can be appended to. */
final class CosAppend {

	static final String NEXT_POSITION = "x-cos-next-append-position";

	private final Appends appends = new Appends(CosDraft.TAGS, CosAppend::conflict);

	void register(Routes routes) {
		routes.addSub(Level.OBJECT, "POST", "append", this::append, "position")
			.taking(CosHeaders.WRITE, CosHeaders.OBJECT_GRANTS, CosHeaders.ENCRYPTION, CosHeaders.CUSTOMER_KEY);
	}

	private Reply append(Call call) throws IOException {
		long position = Appends.position(call,
				Errors.invalidArgument("Append needs the argument position.", "position", ""));
		StoredObject draft = CosDraft.of(call);
		Upload.check(call);
		StoredObject previous = call.bucket().get(call.key());
		this.appends.check(previous, position, Math.max(0, call.exchange().body().declaredLength()));
		if (previous != null) {
			CosEncryption.checkContinuation(call, previous);
		}
		ReceivedContent content = Upload.receive(call);
		StoredObject object;
		try {
			object = this.appends.append(call, draft, position, content, CosDraft.etag(content, draft.encryption()));
		}
		finally {
			content.blob().release();
		}
		return CosPut.describe(Reply.of(200), call, object)
			.header(NEXT_POSITION, String.valueOf(object.content().size()));
	}

	private static ServiceException conflict(long length) {
		return new ServiceException(409, "AppendPositionErr", "The append position is not the length of the object.")
			.with("Length", String.valueOf(length));
	}

}
