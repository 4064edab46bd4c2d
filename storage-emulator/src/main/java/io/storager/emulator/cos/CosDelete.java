package io.storager.emulator.cos;

import java.io.IOException;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.DeleteRequest;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Xml;

/** Deletes objects, one or up to a thousand. */
final class CosDelete {

	private static final String REFUSAL = "This object must not be deleted.";

	void register(Routes routes) {
		routes.add(Level.OBJECT, "DELETE", this::delete);
		routes.addSub(Level.BUCKET, "POST", "delete", this::deleteSeveral);
	}

	private Reply delete(Call call) throws IOException {
		if (!call.mayDelete(call.key())) {
			throw Errors.accessDenied(REFUSAL);
		}
		call.bucket().delete(call.key());
		return Reply.of(204);
	}

	private Reply deleteSeveral(Call call) throws IOException {
		if (!call.exchange().body().isDelimited()) {
			throw new ServiceException(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
		}
		if (call.header("Content-MD5") == null) {
			throw new ServiceException(400, "InvalidRequest", "Missing required header for this request: Content-MD5.");
		}
		call.bucket();
		DeleteRequest request = DeleteRequest.parse(Upload.document(call, DeleteRequest.MAX_BYTES));
		request.keys().forEach(CosAddressing::checkKey);
		for (String key : request.keys()) {
			if (call.mayDelete(key)) {
				call.bucket().delete(key);
			}
		}
		return Reply.of(200).xml(Xml.document("DeleteResult", (xml) -> {
			for (String key : request.keys()) {
				if (!call.mayDelete(key)) {
					xml.element("Error",
							(error) -> error.element("Key", key)
								.element("Code", "AccessDenied")
								.element("Message", REFUSAL));
				}
				else if (!request.quiet()) {
					xml.element("Deleted", (deleted) -> deleted.element("Key", key));
				}
			}
		}));
	}

}
