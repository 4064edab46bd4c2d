package io.storager.emulator.service;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.storager.emulator.http.QueryString;
import io.storager.emulator.http.Reply;
import io.storager.emulator.store.StoredObject;

/**
 * The tags of objects: at most {@value #MAX_TAGS}, with the lengths and characters that
 * both vendors document.
 */
public final class ObjectTags {

	private static final int MAX_TAGS = 10;

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]{1,128}");

	private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]{0,256}");

	/** Answer what objects are tagged with, and change it. */
	public void register(Routes routes) {
		routes.addSub(Level.OBJECT, "GET", "tagging", this::get, "versionId");
		routes.addSub(Level.OBJECT, "PUT", "tagging", this::put, "versionId");
		routes.addSub(Level.OBJECT, "DELETE", "tagging", this::delete, "versionId");
	}

	/** Read the tags of a write out of its header; empty without one. */
	public static Map<String, String> ofHeader(Call call) {
		String header = call.header(call.vendor().prefix() + "tagging");
		if (header == null || header.isEmpty()) {
			return Map.of();
		}
		QueryString pairs = new QueryString(header);
		if (pairs.duplicate() != null) {
			throw invalid("A tag is given twice: " + pairs.duplicate());
		}
		return check(pairs.asMap());
	}

	/** Tell how many tags an object has, if it has any. */
	public static Reply count(Reply reply, Call call, StoredObject object) {
		return reply.header(call.vendor().prefix() + "tagging-count",
				object.tags().isEmpty() ? null : String.valueOf(object.tags().size()));
	}

	private Reply get(Call call) {
		StoredObject object = call.object();
		return Versions.tell(Reply.of(200), call, object)
			.xml(Xml.document("Tagging", (xml) -> xml.element("TagSet", (set) -> new TreeMap<>(object.tags()).forEach(
					(name, value) -> set.element("Tag", (tag) -> tag.element("Key", name).element("Value", value))))));
	}

	private Reply put(Call call) throws IOException {
		StoredObject object = call.object();
		Map<String, String> tags = check(TagDocument.read(Upload.document(call, MAX_DOCUMENT_BYTES)));
		call.bucket().describe(object, (current) -> current.withTags(tags));
		return Versions.tell(Reply.of(200), call, object);
	}

	private Reply delete(Call call) throws IOException {
		StoredObject object = call.object();
		call.bucket().describe(object, (current) -> current.withTags(Map.of()));
		return Versions.tell(Reply.of(204), call, object);
	}

	private static Map<String, String> check(Map<String, String> tags) {
		if (tags.size() > MAX_TAGS) {
			throw invalid("An object has at most " + MAX_TAGS + " tags.");
		}
		tags.forEach((name, value) -> {
			if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
				throw invalid("The tag is too long or has characters that are not allowed: " + name);
			}
		});
		return tags;
	}

	static ServiceException invalid(String message) {
		return new ServiceException(400, "InvalidTag", message);
	}

}
