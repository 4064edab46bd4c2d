package io.storager.emulator.cos;

import java.util.function.UnaryOperator;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Numbers;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.ListPage;
import io.storager.emulator.store.ListQuery;
import io.storager.emulator.store.StoredObject;

/** Lists a bucket. */
final class CosListing {

	private static final int MOST_MAX_KEYS = 1000;

	void register(Routes routes) {
		routes.add(Level.BUCKET, "GET", this::list, "prefix", "delimiter", "marker", "max-keys", "encoding-type")
			.open(Access.READ_BUCKET);
	}

	private Reply list(Call call) {
		String marker = call.query().get("marker", "");
		ListQuery query = new ListQuery(call.query().get("prefix", ""), call.query().get("delimiter", ""), marker,
				limit("max-keys", call.query().get("max-keys", "")));
		ListPage page = call.bucket().list(query);
		UnaryOperator<String> coding = coding(call);
		return Reply.of(200).xml(Xml.document("ListBucketResult", (xml) -> {
			xml.element("Name", call.bucketName());
			xml.element("EncodingType", call.query().get("encoding-type"));
			xml.element("Prefix", coding.apply(query.prefix()));
			xml.element("Marker", coding.apply(marker));
			xml.element("MaxKeys", query.limit());
			xml.element("Delimiter", query.delimiter().isEmpty() ? null : coding.apply(query.delimiter()));
			xml.element("IsTruncated", page.truncated());
			xml.element("NextMarker", (page.last() != null) ? coding.apply(page.last()) : null);
			entries(xml, page, coding);
		}));
	}

	/** Return how keys are to be answered. */
	static UnaryOperator<String> coding(Call call) {
		String encodingType = call.query().get("encoding-type", "");
		if (!encodingType.isEmpty() && !encodingType.equals("url")) {
			throw Errors.invalidArgument("Invalid encoding type.", "encoding-type", encodingType);
		}
		return encodingType.isEmpty() ? UnaryOperator.identity() : PercentCoding::encode;
	}

	private static void entries(Xml xml, ListPage page, UnaryOperator<String> coding) {
		for (StoredObject object : page.objects()) {
			xml.element("Contents", (contents) -> {
				contents.element("Key", coding.apply(object.key()));
				contents.element("LastModified", HttpDates.iso(object.lastModified()));
				contents.element("ETag", "\"" + object.etag() + "\"");
				contents.element("Size", object.content().size());
				CosBuckets.owner(contents);
				contents.element("StorageClass", object.storageClass());
			});
		}
		for (String prefix : page.commonPrefixes()) {
			xml.element("CommonPrefixes", (common) -> common.element("Prefix", coding.apply(prefix)));
		}
	}

	/** More than the service gives at once is a wish, not an error. */
	static int limit(String name, String text) {
		if (text.isEmpty()) {
			return MOST_MAX_KEYS;
		}
		long limit = Numbers.parse(text);
		if (limit >= 0) {
			return (int) Math.min(limit, MOST_MAX_KEYS);
		}
		throw Errors.invalidArgument("Argument " + name + " must be an integer between 0 and 1000.", name, text);
	}

}
