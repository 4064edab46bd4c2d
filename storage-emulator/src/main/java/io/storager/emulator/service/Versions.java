package io.storager.emulator.service;

import java.io.IOException;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.http.Reply;
import io.storager.emulator.store.Deleted;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.VersionPage;
import io.storager.emulator.store.VersionQuery;

/** Versions of objects: turned on for a bucket, listed, told. */
public final class Versions {

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	private static final Set<String> STATES = Set.of("Enabled", "Suspended");

	private static final int MOST_KEYS = 1000;

	private final int defaultKeys;

	private final Access listing;

	/**
	 * List versions as one vendor does.
	 * @param defaultKeys how many a page has unless the request says so
	 * @param listing who but the owner may list them
	 */
	public Versions(int defaultKeys, Access listing) {
		this.defaultKeys = defaultKeys;
		this.listing = listing;
	}

	/** Answer what concerns versions. */
	public void register(Routes routes) {
		routes.addSub(Level.BUCKET, "GET", "versioning", this::get);
		routes.addSub(Level.BUCKET, "PUT", "versioning", this::put);
		routes
			.addSub(Level.BUCKET, "GET", "versions", this::list, "prefix", "delimiter", "key-marker",
					"version-id-marker", "max-keys", "encoding-type")
			.open(this.listing);
	}

	/** Tell the version of an object, if its bucket has or had versions. */
	public static Reply tell(Reply reply, Call call, StoredObject object) {
		String id = object.version().id();
		if (call.bucket().info().isVersioned() && call.vendor().tellsVersion(id)) {
			reply.header(call.vendor().prefix() + "version-id", id);
		}
		return reply;
	}

	/** Tell what a deletion did. */
	public static Reply tell(Reply reply, Call call, Deleted deleted) {
		String id = deleted.versionId();
		if (id != null && call.vendor().tellsVersion(id)) {
			reply.header(call.vendor().prefix() + "version-id", id);
		}
		return reply.header(call.vendor().prefix() + "delete-marker", deleted.deleteMarker() ? "true" : null);
	}

	private Reply get(Call call) {
		String state = call.bucket().info().versioning();
		return Reply.of(200)
			.xml(Xml.document("VersioningConfiguration",
					(xml) -> xml.element("Status", state.isEmpty() ? null : state)));
	}

	private Reply put(Call call) throws IOException {
		call.bucket();
		String state = XmlElement.read(Upload.document(call, MAX_DOCUMENT_BYTES), "VersioningConfiguration")
			.textOf("Status");
		if (state == null || !STATES.contains(state)) {
			throw Errors.malformedXml();
		}
		call.bucket().update((info) -> info.withVersioning(state));
		return Reply.of(200);
	}

	private Reply list(Call call) {
		String afterKey = call.query().get("key-marker", "");
		String afterId = call.query().get("version-id-marker", "");
		if (afterKey.isEmpty() && !afterId.isEmpty()) {
			throw Errors.invalidArgument("A version-id-marker needs a key-marker.", "version-id-marker", afterId);
		}
		String coding = call.query().get("encoding-type", "");
		if (!coding.isEmpty() && !coding.equals("url")) {
			throw Errors.invalidArgument("The encoding type has to be url.", "encoding-type", coding);
		}
		UnaryOperator<String> encode = coding.isEmpty() ? UnaryOperator.identity() : PercentCoding::encode;
		VersionQuery query = new VersionQuery(call.query().get("prefix", ""), call.query().get("delimiter", ""),
				afterKey, afterId, limit(call));
		VersionPage page = call.bucket().listVersions(query);
		return Reply.of(200).xml(Xml.document("ListVersionsResult", (xml) -> {
			xml.element("Name", call.bucketName());
			xml.element("Prefix", encode.apply(query.prefix()));
			xml.element("KeyMarker", encode.apply(afterKey));
			xml.element("VersionIdMarker", afterId);
			xml.element("MaxKeys", query.limit());
			xml.element("Delimiter", encode.apply(query.delimiter()));
			xml.element("EncodingType", coding.isEmpty() ? null : coding);
			xml.element("IsTruncated", page.truncated());
			if (page.truncated()) {
				xml.element("NextKeyMarker", encode.apply(page.lastKey()));
				xml.element("NextVersionIdMarker", page.lastId());
			}
			for (VersionPage.Entry entry : page.entries()) {
				xml.element(entry.object().version().deleteMarker() ? "DeleteMarker" : "Version",
						(element) -> describe(element, call, entry, encode));
			}
			for (String prefix : page.commonPrefixes()) {
				xml.element("CommonPrefixes", (common) -> common.element("Prefix", encode.apply(prefix)));
			}
		}));
	}

	private static void describe(Xml xml, Call call, VersionPage.Entry entry, UnaryOperator<String> encode) {
		StoredObject object = entry.object();
		xml.element("Key", encode.apply(object.key()));
		xml.element("VersionId", object.version().id());
		xml.element("IsLatest", entry.latest());
		xml.element("LastModified", HttpDates.iso(object.lastModified()));
		if (!object.version().deleteMarker()) {
			xml.element("ETag", "\"" + object.etag() + "\"");
			xml.element("Size", object.content().size());
			xml.element("StorageClass", object.storageClass());
		}
		call.vendor().owner(xml);
	}

	private int limit(Call call) {
		String text = call.query().get("max-keys", String.valueOf(this.defaultKeys));
		int limit = Numbers.parse(text, MOST_KEYS);
		if (limit < 1) {
			throw Errors.invalidArgument("Argument max-keys must be an integer between 1 and 1000.", "max-keys", text);
		}
		return limit;
	}

}
