package io.storager.emulator.oss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.storager.emulator.http.Reply;
import io.storager.emulator.http.RequestHeaders;
import io.storager.emulator.oss.callback.Callbacks;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.FormUpload;
import io.storager.emulator.service.Json;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;

/** The forms of OSS, whose policy is signed by version 1 or 4. */
final class OssForm implements FormUpload.Form {

	/** Fields that become headers of the object. */
	private static final Set<String> HEADERS = Set.of("cache-control", "content-disposition", "content-encoding",
			"content-language", "expires");

	/** Fields that begin like headers and sign the form. */
	private static final Set<String> SIGNATURE = Set.of("x-oss-signature-version", "x-oss-credential", "x-oss-date",
			"x-oss-signature", "x-oss-security-token", "x-oss-content-type");

	private final OssAuthentication authentication;

	private final Callbacks callbacks;

	OssForm(OssAuthentication authentication, Callbacks callbacks) {
		this.authentication = authentication;
		this.callbacks = callbacks;
	}

	@Override
	public boolean authenticate(Call call, Map<String, String> fields, String policy) {
		return this.authentication.authenticateForm(call, fields, policy);
	}

	@Override
	public Map<String, String> implied(Map<String, String> fields, String contentType) {
		return Map.of("content-type", type(fields, contentType));
	}

	@Override
	public RequestHeaders headers(Map<String, String> fields, String contentType) {
		RequestHeaders headers = new RequestHeaders();
		Map<String, String> variables = new LinkedHashMap<>();
		fields.forEach((field, value) -> {
			String name = field.toLowerCase(Locale.ROOT);
			if (name.equals("callback")) {
				headers.add("x-oss-callback", value);
			}
			else if (name.startsWith("x:")) {
				variables.put(field, value);
			}
			boolean known = OssHeaders.WRITE.contains(name) || name.startsWith(OssDraft.METADATA_PREFIX);
			if (HEADERS.contains(name) || known) {
				headers.add(name, value);
			}
			else if (name.startsWith(OssHeaders.PREFIX) && !SIGNATURE.contains(name)) {
				throw Errors.invalidArgument("The field is unknown or not allowed in a form.", field, value);
			}
		});
		headers.add("Content-Type", type(fields, contentType));
		if (headers.has("x-oss-callback") && !variables.isEmpty()) {
			headers.add("x-oss-callback-var",
					Base64.getEncoder().encodeToString(Json.print(variables).getBytes(StandardCharsets.UTF_8)));
		}
		return headers;
	}

	/** The type that a browser gives the file counts for more than the form's. */
	private static String type(Map<String, String> fields, String contentType) {
		String form = fields.getOrDefault("Content-Type", "");
		return fields.getOrDefault("x-oss-content-type", contentType.isEmpty() ? form : contentType);
	}

	@Override
	public StoredObject draft(Call put) {
		// What is wrong with a callback is refused before the file.
		this.callbacks.order(put);
		return OssDraft.of(put);
	}

	@Override
	public StoredObject store(Call put, StoredObject draft, ReceivedContent content) throws IOException {
		return OssPut.store(put, draft.with(content.blob(), OssDraft.etag(content, draft.encryption()), content.crc64(),
				draft.lastModified(), StoredObject.Type.NORMAL));
	}

	@Override
	public Reply finish(Call put, StoredObject object, Reply reply) throws IOException {
		return this.callbacks.answer(put, this.callbacks.order(put), object, "PostObject", reply);
	}

	@Override
	public void checkKey(String key) {
		OssAddressing.checkKey(key);
	}

}
