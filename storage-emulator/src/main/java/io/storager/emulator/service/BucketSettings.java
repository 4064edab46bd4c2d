package io.storager.emulator.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import io.storager.emulator.http.Reply;
import io.storager.emulator.http.ReplyBody;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a bucket that are kept and told, each a document on a sub-resource.
 * What they say is acted on where another class says so, otherwise not.
 */
public final class BucketSettings {

	private static final int MAX_DOCUMENT_BYTES = 256 * 1024;

	private final List<Setting> settings;

	/** Keep these. */
	public BucketSettings(List<Setting> settings) {
		this.settings = List.copyOf(settings);
	}

	/** Answer for all of them. */
	public void register(Routes routes) {
		for (Setting setting : this.settings) {
			routes.addSub(Level.BUCKET, "GET", setting.name(), (call) -> get(call, setting));
			routes.addSub(Level.BUCKET, "PUT", setting.name(), (call) -> put(call, setting)).taking(setting.headers());
			routes.addSub(Level.BUCKET, "DELETE", setting.name(), (call) -> delete(call, setting));
		}
	}

	private static Reply get(Call call, Setting setting) {
		String document = call.bucket().info().settings().get(setting.name());
		if (document == null) {
			document = setting.whenUnset();
		}
		if (document == null) {
			throw new ServiceException(404, setting.missingCode(), "The bucket has no such configuration.")
				.with("BucketName", call.bucketName());
		}
		byte[] body = document.getBytes(StandardCharsets.UTF_8);
		return Reply.of(200)
			.header("Content-Type", setting.isJson() ? "application/json" : "application/xml")
			.body(ReplyBody.of(body));
	}

	private static Reply put(Call call, Setting setting) throws IOException {
		call.bucket();
		byte[] body = Upload.document(call, MAX_DOCUMENT_BYTES);
		String text = new String(body, StandardCharsets.UTF_8);
		if (setting.isJson()) {
			if (!Json.isObject(text)) {
				throw new ServiceException(400, "MalformedPolicy", "The policy is not a JSON object.");
			}
		}
		else {
			XmlElement.read(body, setting.root());
		}
		setting.check().check(call, body);
		call.bucket().update((info) -> info.withSetting(setting.name(), text));
		return Reply.of(200);
	}

	private static Reply delete(Call call, Setting setting) throws IOException {
		call.bucket().update((info) -> info.withSetting(setting.name(), null));
		return Reply.of(204);
	}

	/**
	 * A setting.
	 *
	 * @param name the sub-resource
	 * @param root the root element of its document, or empty for JSON
	 * @param missingCode the error code for a bucket that has none
	 * @param whenUnset what is answered of such a bucket instead, or {@code null}
	 * @param check refuses what is wrong in a document that is well-formed
	 * @param headers the headers of the vendor's own that come with a document
	 */
	public record Setting(String name, String root, String missingCode, @Nullable String whenUnset, Check check,
			Set<String> headers) {

		private static final Check NONE = (call, document) -> {
		};

		/** A document that is missing until it is set. */
		public static Setting xml(String name, String root, String missingCode) {
			return new Setting(name, root, missingCode, null, NONE, Set.of());
		}

		/** A document that is empty until it is set. */
		public static Setting emptyXml(String name, String root) {
			return new Setting(name, root, "", Xml.document(root, (xml) -> xml.text("")), NONE, Set.of());
		}

		/** A JSON object that is missing until it is set. */
		public static Setting json(String name, String missingCode) {
			return new Setting(name, "", missingCode, null, NONE, Set.of());
		}

		/** Return this setting, whose documents have to pass a check. */
		public Setting checkedBy(Check newCheck) {
			return new Setting(this.name, this.root, this.missingCode, this.whenUnset, newCheck, this.headers);
		}

		/** Return this setting, whose documents may come with headers. */
		public Setting taking(Set<String> newHeaders) {
			return new Setting(this.name, this.root, this.missingCode, this.whenUnset, this.check, newHeaders);
		}

		boolean isJson() {
			return this.root.isEmpty();
		}

	}

	/** Looks at a document before it is kept. */
	public interface Check {

		/** Refuse a document that is wrong. */
		void check(Call call, byte[] document);

	}

}
