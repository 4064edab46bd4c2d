package io.storager.emulator.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.http.Reply;
import io.storager.emulator.http.RequestHeaders;
import io.storager.emulator.store.ContentReceiver;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Stores the file of a form, as pages of browsers send it. */
public final class FormUpload {

	private static final Set<String> STATES = Set.of("200", "201", "204");

	private final Form form;

	/** Take forms as one vendor does. */
	public FormUpload(Form form) {
		this.form = form;
	}

	/** Answer forms. */
	public void register(Routes routes) {
		routes.add(Level.BUCKET, "POST", this::post).open(Access.ANYBODY);
	}

	private Reply post(Call call) throws IOException {
		call.bucket();
		try (Receiver receiver = new Receiver(call)) {
			FormReader reader = FormReader.of(call.header("Content-Type"), receiver);
			call.exchange().body().readAll(reader::take);
			reader.finish();
			return receiver.store();
		}
	}

	private static Reply answer(Call call, StoredObject object, Map<String, String> fields) {
		String etag = "\"" + object.etag() + "\"";
		String location = "http://" + call.exchange().headers().get("Host") + "/"
				+ PercentCoding.encodePath(object.key());
		String redirect = fields.getOrDefault("success_action_redirect", "");
		String status = fields.getOrDefault("success_action_status", "");
		Reply reply;
		if (!redirect.isEmpty()) {
			reply = Reply.of(303)
				.header("Location", redirect + (redirect.contains("?") ? "&" : "?") + "bucket=" + call.bucketName()
						+ "&key=" + PercentCoding.encode(object.key()) + "&etag=" + PercentCoding.encode(etag));
		}
		else {
			reply = Reply.of(STATES.contains(status) ? Integer.parseInt(status) : 204).header("Location", location);
		}
		if (status.equals("201") && redirect.isEmpty()) {
			reply.xml(Xml.document("PostResponse",
					(xml) -> xml.element("Bucket", call.bucketName())
						.element("ETag", etag)
						.element("Key", object.key())
						.element("Location", location)));
		}
		return Versions.tell(reply, call, object)
			.header("ETag", etag)
			.header(call.vendor().prefix() + "hash-crc64ecma", Long.toUnsignedString(object.crc64()))
			.headers(object.encryption().headers());
	}

	/** What one vendor does in its own way. */
	public interface Form {

		/**
		 * Refuse a form whose signature is wrong.
		 * @return whether it has a signature
		 */
		boolean authenticate(Call call, Map<String, String> fields, String policy);

		/**
		 * Return what conditions find under another name than that of a field, or in
		 * another place.
		 */
		Map<String, String> implied(Map<String, String> fields, String contentType);

		/** Return the headers that a put of the same object would have. */
		RequestHeaders headers(Map<String, String> fields, String contentType);

		/** Return the object that such a put makes, without its content. */
		StoredObject draft(Call put);

		/** Store the object. */
		StoredObject store(Call put, StoredObject draft, ReceivedContent content) throws IOException;

		/**
		 * Do what a form may ask for once its object is stored.
		 * @param put the request as a put
		 * @param object the object as it is stored
		 * @param reply what is answered otherwise
		 * @return what to answer
		 */
		default Reply finish(Call put, StoredObject object, Reply reply) throws IOException {
			return reply;
		}

		/** Refuse a key that is too long. */
		void checkKey(String key);

	}

	/** Takes the file in once the fields allow it. */
	private final class Receiver implements FormReader.FileSink, AutoCloseable {

		private final Call call;

		private Map<String, String> fields = Map.of();

		private PostPolicy policy = PostPolicy.anything();

		private @Nullable Call put;

		private @Nullable StoredObject draft;

		private @Nullable ContentReceiver content;

		Receiver(Call call) {
			this.call = call;
		}

		@Override
		public void begin(Map<String, String> given, String fileName, String contentType) throws IOException {
			this.fields = given;
			String encoded = given.getOrDefault("policy", "");
			boolean signed = FormUpload.this.form.authenticate(this.call, given, encoded);
			String key = given.getOrDefault("key", "").replace("${filename}", fileName);
			if (key.isEmpty()) {
				throw Errors.invalidArgument("Bucket POST must contain a field named 'key'.", "key", "");
			}
			if (signed) {
				this.policy = PostPolicy.read(encoded, this.call.now());
				this.policy.check(known(given, contentType));
			}
			FormUpload.this.form.checkKey(key);
			Call made = this.call.as(new Address(this.call.bucketName(), key),
					FormUpload.this.form.headers(given, contentType));
			made.signed(signed);
			Permissions.check(made, made.vendor().policies().language().posting(), Access.WRITE_OBJECT);
			TrafficLimit.obey(made);
			this.put = made;
			this.draft = FormUpload.this.form.draft(made);
			this.content = this.call.bucket().receive(-1);
		}

		/** What conditions may speak of. */
		private Map<String, String> known(Map<String, String> given, String contentType) {
			Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			all.putAll(given);
			all.put("bucket", this.call.bucketName());
			all.putAll(FormUpload.this.form.implied(given, contentType));
			return all;
		}

		@Override
		public void take(ByteBuffer piece) throws IOException {
			if (this.content != null) {
				this.policy.checkMost(this.content.size() + piece.remaining());
				this.content.take(piece);
			}
		}

		Reply store() throws IOException {
			if (this.content == null || this.put == null || this.draft == null) {
				throw new IllegalStateException("The form has no file");
			}
			this.policy.checkLeast(this.content.size());
			StoredObject object = FormUpload.this.form.store(this.put, this.draft, this.content.finish());
			return FormUpload.this.form.finish(this.put, object, answer(this.put, object, this.fields));
		}

		@Override
		public void close() {
			if (this.content != null) {
				this.content.close();
			}
		}

	}

}
