package io.storager.emulator.oss;

import java.io.IOException;

import io.storager.emulator.http.PercentCoding;
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
final class OssDelete {

	private static final String REFUSAL = "This object must not be deleted.";

	void register(Routes routes) {
		routes.add(Level.OBJECT, "DELETE", this::delete);
		routes.addSub(Level.BUCKET, "POST", "delete", this::deleteSeveral, "encoding-type");
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
			throw new ServiceException(400, "MissingArgument", "Missing Some Required Arguments.").with("ArgumentName",
					"Content-MD5");
		}
		call.bucket();
		DeleteRequest request = DeleteRequest.parse(Upload.document(call, DeleteRequest.MAX_BYTES));
		boolean encode = OssListing.encodesUrls(call, encodingType(call));
		request.keys().forEach(OssAddressing::checkKey);
		for (String key : request.keys()) {
			if (call.mayDelete(key)) {
				call.bucket().delete(key);
			}
		}
		if (request.quiet() && request.keys().stream().allMatch(call::mayDelete)) {
			return Reply.of(200);
		}
		return Reply.of(200).xml(Xml.document("DeleteResult", (xml) -> {
			if (encode) {
				xml.element("EncodingType", "url");
			}
			for (String key : request.keys()) {
				String written = encode ? PercentCoding.encode(key) : key;
				if (!call.mayDelete(key)) {
					xml.element("Error",
							(error) -> error.element("Key", written)
								.element("Code", "AccessDenied")
								.element("Message", REFUSAL));
				}
				else if (!request.quiet()) {
					xml.element("Deleted", (deleted) -> deleted.element("Key", written));
				}
			}
		}));
	}

	/** Documented as a parameter; the vendor's SDK sends it as a header. */
	private static String encodingType(Call call) {
		String header = call.header("encoding-type");
		return (header != null) ? header : call.query().get("encoding-type", "");
	}

}
