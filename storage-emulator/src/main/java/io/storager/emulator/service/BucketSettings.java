package io.storager.emulator.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

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
		String kept = setting.completion().apply(text);
		call.bucket().update((info) -> info.withSetting(setting.name(), kept));
		return Reply.of(setting.putStatus());
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
	 * @param completion adds to a document what the service does
	 * @param headers the headers of the vendor's own that come with a document
	 * @param putStatus the status that a document is answered with
	 */
	public record Setting(String name, String root, String missingCode, @Nullable String whenUnset, Check check,
			UnaryOperator<String> completion, Set<String> headers, int putStatus) {

		private static final Check NONE = (call, document) -> {
		};

		private Setting(String name, String root, String missingCode, @Nullable String whenUnset) {
			this(name, root, missingCode, whenUnset, NONE, UnaryOperator.identity(), Set.of(), 200);
		}

		/** A document that is missing until it is set. */
		public static Setting xml(String name, String root, String missingCode) {
			return new Setting(name, root, missingCode, null);
		}

		/** A document that is empty until it is set. */
		public static Setting emptyXml(String name, String root) {
			return new Setting(name, root, "", Xml.document(root, (xml) -> xml.text("")));
		}

		/** A JSON object that is missing until it is set. */
		public static Setting json(String name, String missingCode) {
			return new Setting(name, "", missingCode, null);
		}

		/** Return this setting, whose documents have to pass a check. */
		public Setting checkedBy(Check newCheck) {
			return new Setting(this.name, this.root, this.missingCode, this.whenUnset, newCheck, this.completion,
					this.headers, this.putStatus);
		}

		/** Return this setting, to whose documents the service adds something. */
		public Setting completedBy(UnaryOperator<String> newCompletion) {
			return new Setting(this.name, this.root, this.missingCode, this.whenUnset, this.check, newCompletion,
					this.headers, this.putStatus);
		}

		/** Return this setting, whose documents may come with headers. */
		public Setting taking(Set<String> newHeaders) {
			return new Setting(this.name, this.root, this.missingCode, this.whenUnset, this.check, this.completion,
					newHeaders, this.putStatus);
		}

		/** Return this setting, whose documents are answered with another status. */
		public Setting answering(int newPutStatus) {
			return new Setting(this.name, this.root, this.missingCode, this.whenUnset, this.check, this.completion,
					this.headers, newPutStatus);
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
