package io.storager.emulator.oss;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeSet;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Hashing;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Numbers;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.SignatureTimes;
import org.jspecify.annotations.Nullable;

/** Signature version 1: HMAC-SHA1, in the Authorization header or in the query. */
final class OssV1Signature {

	private final Credentials credentials;

	OssV1Signature(Credentials credentials) {
		this.credentials = credentials;
	}

	void verifyHeader(Call call, String authorization) {
		int colon = authorization.indexOf(':');
		if (colon <= 0) {
			throw OssAuthentication.invalidHeader(null);
		}
		String secret = this.credentials.secretOf(call, authorization.substring(0, colon).strip(),
				call.header("x-oss-security-token"));
		String date = call.header("Date");
		if (date == null) {
			date = call.header("x-oss-date");
		}
		Instant signedAt = HttpDates.parseHttp(date);
		if (date == null || signedAt == null) {
			throw Errors.accessDenied("OSS authentication requires a valid Date.");
		}
		SignatureTimes.checkSigned(call, signedAt);
		verify(call, secret, date, authorization.substring(colon + 1).strip());
	}

	void verifyQuery(Call call) {
		String accessKey = call.query().get("OSSAccessKeyId");
		String expires = call.query().get("Expires");
		String signature = call.query().get("Signature");
		if (accessKey == null || expires == null || signature == null) {
			throw Errors
				.accessDenied("Query-string authentication requires the Signature, Expires and OSSAccessKeyId.");
		}
		String secret = this.credentials.secretOf(call, accessKey, call.query().get("security-token"));
		SignatureTimes.checkNotEnded(call, expiry(expires));
		verify(call, secret, expires, signature);
	}

	void verifyForm(Call call, Map<String, String> fields, String policy) {
		String secret = this.credentials.secretOf(call, fields.getOrDefault("OSSAccessKeyId", ""),
				fields.get("x-oss-security-token"));
		String given = fields.getOrDefault("Signature", "");
		if (!Credentials.matches(sign(secret, policy), given)) {
			throw Errors.signatureDoesNotMatch().with("SignatureProvided", given).with("StringToSign", policy);
		}
	}

	private static Instant expiry(String expires) {
		long seconds = Numbers.parse(expires);
		if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
			throw Errors.accessDenied("Invalid date (should be seconds since epoch): " + expires);
		}
		return Instant.ofEpochSecond(seconds);
	}

	/** Clients differ in whether they sign {@code ?acl=} with its equals sign. */
	private static void verify(Call call, String secret, String date, String given) {
		String canonical = canonical(call, date, true);
		if (!Credentials.matches(sign(secret, canonical), given)
				&& !Credentials.matches(sign(secret, canonical(call, date, false)), given)) {
			ServiceException refusal = Errors.signatureDoesNotMatch();
			throw refusal.with("SignatureProvided", given).with("StringToSign", canonical);
		}
	}

	private static String sign(String secret, String canonical) {
		return Base64.getEncoder().encodeToString(Hashing.hmac("HmacSHA1", Hashing.utf8(secret), canonical));
	}

	private static String canonical(Call call, String date, boolean keepEquals) {
		StringBuilder canonical = new StringBuilder();
		canonical.append(call.method()).append('\n');
		canonical.append(headerOrEmpty(call, "Content-MD5")).append('\n');
		canonical.append(headerOrEmpty(call, "Content-Type")).append('\n');
		canonical.append(date).append('\n');
		for (Map.Entry<String, String> header : call.headers().withPrefix("x-oss-").entrySet()) {
			canonical.append(header.getKey()).append(':').append(header.getValue().strip()).append('\n');
		}
		canonical.append(OssVendor.canonicalResource(call.address()));
		appendSubResources(canonical, call, keepEquals);
		return canonical.toString();
	}

	private static void appendSubResources(StringBuilder canonical, Call call, boolean keepEquals) {
		char separator = '?';
		for (String name : new TreeSet<>(call.query().names())) {
			if (OssParameters.SIGNED_BY_V1.contains(name)) {
				canonical.append(separator).append(name);
				String value = call.query().get(name);
				if (value != null && (keepEquals || !value.isEmpty())) {
					canonical.append('=').append(value);
				}
				separator = '&';
			}
		}
	}

	private static String headerOrEmpty(Call call, String name) {
		@Nullable String value = call.header(name);
		return (value != null) ? value.strip() : "";
	}

}
