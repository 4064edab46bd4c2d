package io.storager.emulator.oss;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Hashing;
import io.storager.emulator.service.Numbers;
import io.storager.emulator.service.SignatureTimes;
import io.storager.emulator.store.Bucket;
import org.jspecify.annotations.Nullable;

/** Signature version 4: HMAC-SHA256, in the Authorization header or in the query. */
final class OssV4Signature {

	static final String ALGORITHM = "OSS4-HMAC-SHA256";

	private static final String HMAC = "HmacSHA256";

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	/** The service verifies no hash of the content, and takes no other value. */
	private static final String PAYLOAD = "UNSIGNED-PAYLOAD";

	private static final String PAYLOAD_HEADER = "x-oss-content-sha256";

	private static final Duration MAX_EXPIRY = Duration.ofDays(7);

	private final Credentials credentials;

	OssV4Signature(Credentials credentials) {
		this.credentials = credentials;
	}

	void verifyHeader(Call call, String authorization) {
		Map<String, String> fields = new TreeMap<>();
		for (String field : authorization.split(",", -1)) {
			int equals = field.indexOf('=');
			if (equals > 0) {
				fields.put(field.substring(0, equals).strip(), field.substring(equals + 1).strip());
			}
		}
		Scope scope = scope(fields.get("Credential"));
		String signature = fields.get("Signature");
		String timestamp = call.header("x-oss-date");
		if (scope == null || signature == null) {
			throw OssAuthentication.invalidHeader(null);
		}
		String secret = this.credentials.secretOf(call, scope.accessKey(), call.header("x-oss-security-token"));
		SignatureTimes.checkSigned(call, instant(timestamp));
		verify(call, scope, secret, String.valueOf(timestamp), fields.getOrDefault("AdditionalHeaders", ""), signature);
	}

	void verifyQuery(Call call) {
		Scope scope = scope(call.query().get("x-oss-credential"));
		String signature = call.query().get("x-oss-signature");
		String timestamp = call.query().get("x-oss-date");
		if (scope == null || signature == null || !ALGORITHM.equals(call.query().get("x-oss-signature-version"))) {
			throw OssAuthentication.invalidHeader(null);
		}
		String secret = this.credentials.secretOf(call, scope.accessKey(), call.query().get("x-oss-security-token"));
		Instant signedAt = instant(timestamp);
		Duration expiry = expiry(call.query().get("x-oss-expires", ""));
		SignatureTimes.checkBegun(call, signedAt);
		SignatureTimes.checkNotEnded(call, signedAt.plus(expiry));
		verify(call, scope, secret, String.valueOf(timestamp), call.query().get("x-oss-additional-headers", ""),
				signature);
	}

	/** Of a form, what is signed is its policy. */
	void verifyForm(Call call, Map<String, String> fields, String policy) {
		Scope scope = scope(fields.get("x-oss-credential"));
		String timestamp = fields.getOrDefault("x-oss-date", "");
		if (scope == null || !ALGORITHM.equals(fields.get("x-oss-signature-version"))
				|| !timestamp.startsWith(scope.date() + "T") || !scope.product().equals("oss")) {
			throw OssAuthentication.invalidHeader("the form's credential is malformed");
		}
		String secret = this.credentials.secretOf(call, scope.accessKey(), fields.get("x-oss-security-token"));
		SignatureTimes.checkBegun(call, instant(timestamp));
		checkRegion(call, scope.region());
		String given = fields.getOrDefault("x-oss-signature", "");
		if (!Credentials.matches(Hashing.hex(Hashing.hmac(HMAC, key(secret, scope), policy)), given)) {
			throw Errors.signatureDoesNotMatch().with("SignatureProvided", given).with("StringToSign", policy);
		}
	}

	private static byte[] key(String secret, Scope scope) {
		byte[] key = Hashing.utf8("aliyun_v4" + secret);
		for (String step : new String[] { scope.date(), scope.region(), "oss", "aliyun_v4_request" }) {
			key = Hashing.hmac(HMAC, key, step);
		}
		return key;
	}

	private static Instant instant(@Nullable String timestamp) {
		try {
			return Instant.from(TIMESTAMP.parse((timestamp != null) ? timestamp : ""));
		}
		catch (DateTimeException ex) {
			throw Errors.accessDenied("OSS authentication requires a valid x-oss-date.");
		}
	}

	private static Duration expiry(String seconds) {
		long number = Numbers.parse(seconds);
		if (number >= 0 && number <= MAX_EXPIRY.toSeconds()) {
			return Duration.ofSeconds(number);
		}
		throw Errors.invalidArgument("x-oss-expires must be between 0 and " + MAX_EXPIRY.toSeconds() + " seconds.",
				"x-oss-expires", seconds);
	}

	private static @Nullable Scope scope(@Nullable String credential) {
		String[] parts = (credential != null) ? credential.split("/") : new String[0];
		boolean valid = parts.length == 5 && parts[4].equals("aliyun_v4_request");
		return valid ? new Scope(parts[0], parts[1], parts[2], parts[3]) : null;
	}

	private static void verify(Call call, Scope scope, String secret, String timestamp, String additionalHeaders,
			String given) {
		if (!timestamp.startsWith(scope.date() + "T") || !scope.product().equals("oss")) {
			throw OssAuthentication.invalidHeader("the credential's scope does not fit the request");
		}
		checkRegion(call, scope.region());
		String payload = call.header(PAYLOAD_HEADER);
		if (payload != null && !payload.equals(PAYLOAD)) {
			throw Errors.invalidArgument("The header has to be " + PAYLOAD + ".", PAYLOAD_HEADER, payload);
		}
		Set<String> additional = new TreeSet<>(Arrays.asList(additionalHeaders.split(";")));
		additional.remove("");
		String canonical = canonical(call, additional);
		String toSign = ALGORITHM + "\n" + timestamp + "\n" + scope.date() + "/" + scope.region()
				+ "/oss/aliyun_v4_request\n" + Hashing.hex(Hashing.digest("SHA-256", Hashing.utf8(canonical)));
		if (!Credentials.matches(Hashing.hex(Hashing.hmac(HMAC, key(secret, scope), toSign)), given)) {
			throw Errors.signatureDoesNotMatch()
				.with("SignatureProvided", given)
				.with("StringToSign", toSign)
				.with("CanonicalRequest", canonical);
		}
	}

	/** A signature is made for one region, and a bucket lives in one. */
	private static void checkRegion(Call call, String region) {
		String name = call.address().bucket();
		Bucket bucket = (name != null) ? call.store().bucket(name) : null;
		if (bucket != null && !OssVendor.region(bucket).equals(region)) {
			throw Errors.invalidArgument("Invalid signing region in Authorization header.", "Region", region);
		}
	}

	private static String canonical(Call call, Set<String> additional) {
		StringBuilder canonical = new StringBuilder();
		canonical.append(call.method()).append('\n');
		canonical.append(PercentCoding.encodePath(OssVendor.canonicalResource(call.address()))).append('\n');
		appendQuery(canonical, call);
		canonical.append('\n');
		SortedMap<String, String> headers = call.headers().withPrefix("x-oss-");
		addHeader(headers, call, "content-type");
		addHeader(headers, call, "content-md5");
		additional.forEach((name) -> addHeader(headers, call, name));
		headers.forEach((name, value) -> canonical.append(name).append(':').append(value.strip()).append('\n'));
		canonical.append('\n').append(String.join(";", additional)).append('\n');
		canonical.append(PAYLOAD);
		return canonical.toString();
	}

	private static void appendQuery(StringBuilder canonical, Call call) {
		SortedMap<String, String> query = new TreeMap<>();
		for (String name : call.query().names()) {
			if (!name.equals("x-oss-signature")) {
				query.put(PercentCoding.encode(name), PercentCoding.encode(call.query().get(name, "")));
			}
		}
		String separator = "";
		for (Map.Entry<String, String> parameter : query.entrySet()) {
			canonical.append(separator).append(parameter.getKey());
			if (!parameter.getValue().isEmpty()) {
				canonical.append('=').append(parameter.getValue());
			}
			separator = "&";
		}
	}

	private static void addHeader(SortedMap<String, String> headers, Call call, String name) {
		String value = call.header(name);
		if (value != null) {
			headers.put(name, value);
		}
	}

	/** For whom, when and where a signature is made. */
	private record Scope(String accessKey, String date, String region, String product) {
	}

}
