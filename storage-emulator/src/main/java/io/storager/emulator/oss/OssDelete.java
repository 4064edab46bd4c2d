package io.storager.emulator.oss;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import io.storager.emulator.http.PercentCoding;
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
final class OssDelete {

	void register(Routes routes) {
		routes.add(Level.OBJECT, "DELETE", Deletions::one, "versionId").open(Access.WRITE_OBJECT);
		routes.addSub(Level.BUCKET, "POST", "delete", this::deleteSeveral, "encoding-type");
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
		request.targets().forEach((target) -> OssAddressing.checkKey(target.key()));
		List<Deletions.Outcome> outcomes = Deletions.several(call, request);
		if (request.quiet() && outcomes.stream().noneMatch(Deletions.Outcome::isRefused)) {
			return Reply.of(200);
		}
		UnaryOperator<String> coding = encode ? PercentCoding::encode : UnaryOperator.identity();
		return Reply.of(200).xml(Xml.document("DeleteResult", (xml) -> {
			xml.element("EncodingType", encode ? "url" : null);
			outcomes.forEach((outcome) -> outcome.write(xml, request.quiet(), coding));
		}));
	}

	/** Documented as a parameter; the vendor's SDK sends it as a header. */
	private static String encodingType(Call call) {
		String header = call.header("encoding-type");
		return (header != null) ? header : call.query().get("encoding-type", "");
	}

}
