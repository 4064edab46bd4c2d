package io.storager.emulator.oss;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.http.Reply;
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

/** Lists a bucket, in the first and in the second version of the operation. */
final class OssListing {

	private static final int DEFAULT_MAX_KEYS = 100;

	private static final int MOST_MAX_KEYS = 1000;

	void register(Routes routes) {
		routes.add(Level.BUCKET, "GET", this::list, "prefix", "delimiter", "marker", "max-keys", "encoding-type");
		routes.addSub(Level.BUCKET, "GET", "list-type", this::listV2, "prefix", "delimiter", "start-after",
				"continuation-token", "max-keys", "encoding-type", "fetch-owner");
	}

	private Reply list(Call call) {
		String marker = call.query().get("marker", "");
		ListQuery query = query(call, marker);
		ListPage page = call.bucket().list(query);
		UnaryOperator<String> coding = coding(call);
		return Reply.of(200).xml(Xml.document("ListBucketResult", (xml) -> {
			begin(xml, call, query, coding);
			xml.element("Marker", coding.apply(marker));
			if (page.last() != null) {
				xml.element("NextMarker", coding.apply(page.last()));
			}
			xml.element("IsTruncated", page.truncated());
			end(xml, page, coding, true);
		}));
	}

	private Reply listV2(Call call) {
		String version = call.query().get("list-type", "");
		if (!version.equals("2")) {
			throw Errors.invalidArgument("The list type is not supported.", "list-type", version);
		}
		String token = call.query().get("continuation-token");
		String startAfter = call.query().get("start-after", "");
		ListQuery query = query(call, (token != null) ? afterToken(token) : startAfter);
		ListPage page = call.bucket().list(query);
		UnaryOperator<String> coding = coding(call);
		boolean owner = Boolean.parseBoolean(call.query().get("fetch-owner", "false"));
		return Reply.of(200).xml(Xml.document("ListBucketResult", (xml) -> {
			begin(xml, call, query, coding);
			if (!startAfter.isEmpty()) {
				xml.element("StartAfter", coding.apply(startAfter));
			}
			xml.element("ContinuationToken", token);
			if (page.last() != null) {
				xml.element("NextContinuationToken", token(page.last()));
			}
			xml.element("KeyCount", page.objects().size() + page.commonPrefixes().size());
			xml.element("IsTruncated", page.truncated());
			end(xml, page, coding, owner);
		}));
	}

	private static ListQuery query(Call call, String after) {
		String maxKeys = call.query().get("max-keys", String.valueOf(DEFAULT_MAX_KEYS));
		return new ListQuery(call.query().get("prefix", ""), call.query().get("delimiter", ""), after, limit(maxKeys));
	}

	/** Read how many entries a page may have. */
	static int limit(String maxKeys) {
		return limit("max-keys", maxKeys);
	}

	/** Read how many entries a page may have. */
	static int limit(String name, String text) {
		int limit = Numbers.parse(text, MOST_MAX_KEYS);
		if (limit >= 1) {
			return limit;
		}
		throw Errors.invalidArgument("Argument " + name + " must be an integer between 1 and 1000.", name, text);
	}

	/** Return whether keys are to be answered percent-encoded. */
	static boolean encodesUrls(Call call, String encodingType) {
		if (!encodingType.isEmpty() && !encodingType.equals("url")) {
			throw Errors.invalidArgument("Invalid Encoding Method specified in Request.", "encoding-type",
					encodingType);
		}
		return encodingType.equals("url");
	}

	private static UnaryOperator<String> coding(Call call) {
		boolean encode = encodesUrls(call, call.query().get("encoding-type", ""));
		return encode ? PercentCoding::encode : UnaryOperator.identity();
	}

	private static void begin(Xml xml, Call call, ListQuery query, UnaryOperator<String> coding) {
		xml.element("Name", call.bucketName());
		xml.element("Prefix", coding.apply(query.prefix()));
		xml.element("MaxKeys", query.limit());
		xml.element("Delimiter", coding.apply(query.delimiter()));
		if (call.query().has("encoding-type")) {
			xml.element("EncodingType", "url");
		}
	}

	private static void end(Xml xml, ListPage page, UnaryOperator<String> coding, boolean owner) {
		for (StoredObject object : page.objects()) {
			xml.element("Contents", (contents) -> {
				contents.element("Key", coding.apply(object.key()));
				contents.element("LastModified", HttpDates.iso(object.lastModified()));
				contents.element("ETag", "\"" + object.etag() + "\"");
				contents.element("Type", OssGet.type(object));
				contents.element("Size", object.content().size());
				contents.element("StorageClass", object.storageClass());
				if (owner) {
					OssBuckets.owner(contents);
				}
			});
		}
		for (String prefix : page.commonPrefixes()) {
			xml.element("CommonPrefixes", (common) -> common.element("Prefix", coding.apply(prefix)));
		}
	}

	private static String token(String last) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
	}

	private static String afterToken(String token) {
		try {
			return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw Errors.invalidArgument("The continuation token is not valid.", "continuation-token", token);
		}
	}

}
