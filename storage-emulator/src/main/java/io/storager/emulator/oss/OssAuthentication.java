package io.storager.emulator.oss;

import java.util.Map;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.Errors;
import org.jspecify.annotations.Nullable;

/** Tells by which of its signatures a request is signed and has it verified. */
final class OssAuthentication {

	private final OssV1Signature v1;

	private final OssV4Signature v4;

	OssAuthentication(Credentials credentials) {
		this.v1 = new OssV1Signature(credentials);
		this.v4 = new OssV4Signature(credentials);
	}

	boolean authenticate(Call call) {
		String authorization = call.header("Authorization");
		if (authorization != null) {
			verifyHeader(call, authorization);
		}
		else if (call.query().has("x-oss-signature-version")) {
			this.v4.verifyQuery(call);
		}
		else if (call.query().has("Signature") || call.query().has("OSSAccessKeyId")) {
			this.v1.verifyQuery(call);
		}
		else {
			return false;
		}
		return true;
	}

	/**
	 * Refuse a form whose signature is wrong.
	 * @return whether it has a signature
	 */
	boolean authenticateForm(Call call, Map<String, String> fields, String policy) {
		if (fields.containsKey("x-oss-signature")) {
			this.v4.verifyForm(call, fields, policy);
			return true;
		}
		if (fields.containsKey("Signature")) {
			this.v1.verifyForm(call, fields, policy);
			return true;
		}
		return false;
	}

	private void verifyHeader(Call call, String authorization) {
		if (authorization.startsWith(OssV4Signature.ALGORITHM + " ")) {
			this.v4.verifyHeader(call, authorization.substring(OssV4Signature.ALGORITHM.length() + 1));
		}
		else if (authorization.startsWith("OSS ")) {
			this.v1.verifyHeader(call, authorization.substring(4));
		}
		else {
			throw invalidHeader(null);
		}
	}

	static RuntimeException invalidHeader(@Nullable String detail) {
		return Errors
			.invalidArgument("Authorization header is invalid" + ((detail != null) ? ": " + detail : "") + ".");
	}

}
