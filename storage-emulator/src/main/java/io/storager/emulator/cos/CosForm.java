package io.storager.emulator.cos;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.storager.emulator.http.RequestHeaders;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.FormUpload;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;

/** The forms of COS. The type that a browser gives the file is not the object's. */
final class CosForm implements FormUpload.Form {

	/** Fields that become headers of the object. */
	private static final Set<String> HEADERS = Set.of("cache-control", "content-disposition", "content-encoding",
			"content-language", "content-type", "expires");

	private static final Set<String> SIGNATURE = Set.of("x-cos-security-token");

	private final CosSignature signature;

	CosForm(CosSignature signature) {
		this.signature = signature;
	}

	@Override
	public boolean authenticate(Call call, Map<String, String> fields, String policy) {
		return this.signature.authenticateForm(call, fields, policy);
	}

	/** A form gives only the time of its key, which the service takes for both. */
	@Override
	public Map<String, String> implied(Map<String, String> fields, String contentType) {
		return Map.of("q-sign-time", fields.getOrDefault("q-key-time", ""));
	}

	@Override
	public RequestHeaders headers(Map<String, String> fields, String contentType) {
		RequestHeaders headers = new RequestHeaders();
		fields.forEach((field, value) -> {
			String name = (field.equalsIgnoreCase("acl") ? CosDraft.ACL : field).toLowerCase(Locale.ROOT);
			boolean known = CosHeaders.WRITE.contains(name) || CosHeaders.ENCRYPTION.contains(name)
					|| CosHeaders.CUSTOMER_KEY.contains(name) || name.startsWith(CosDraft.METADATA_PREFIX);
			if (HEADERS.contains(name) || known) {
				headers.add(name, value);
			}
			else if (name.startsWith(CosHeaders.PREFIX) && !SIGNATURE.contains(name)) {
				throw Errors.invalidArgument("The field is unknown or not allowed in a form.", field, value);
			}
		});
		return headers;
	}

	@Override
	public StoredObject draft(Call put) {
		return CosDraft.of(put);
	}

	@Override
	public StoredObject store(Call put, StoredObject draft, ReceivedContent content) throws IOException {
		return CosPut.store(put, draft.with(content.blob(), CosDraft.etag(content, draft.encryption()), content.crc64(),
				draft.lastModified(), StoredObject.Type.NORMAL));
	}

	@Override
	public void checkKey(String key) {
		CosAddressing.checkKey(key);
	}

}
