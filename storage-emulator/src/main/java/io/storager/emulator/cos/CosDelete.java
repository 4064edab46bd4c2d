package io.storager.emulator.cos;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.DeleteRequest;
import io.storager.emulator.service.Deletions;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Xml;

/** Deletes objects, one or up to a thousand. */
final class CosDelete {

	void register(Routes routes) {
		routes.add(Level.OBJECT, "DELETE", Deletions::one, "versionId").open(Access.WRITE_OBJECT);
		routes.addSub(Level.BUCKET, "POST", "delete", this::deleteSeveral);
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
		request.targets().forEach((target) -> CosAddressing.checkKey(target.key()));
		List<Deletions.Outcome> outcomes = Deletions.several(call, request);
		return Reply.of(200)
			.xml(Xml.document("DeleteResult", (xml) -> outcomes
				.forEach((outcome) -> outcome.write(xml, request.quiet(), UnaryOperator.identity()))));
	}

}
