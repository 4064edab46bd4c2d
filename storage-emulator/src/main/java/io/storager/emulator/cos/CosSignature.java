package io.storager.emulator.cos;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Hashing;
import io.storager.emulator.service.Numbers;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.SignatureTimes;
import org.jspecify.annotations.Nullable;

/**
 * The signature of COS: HMAC-SHA1 with a key per span of time, in a header or the query.
 * <a href="https://www.tencentcloud.com/document/product/436/7778">The vendor</a> gives
 * the key and the signature the same span; where they differ, neither may have ended.
 */
final class CosSignature {

	/** What a signature puts into a query. */
	static final List<String> FIELDS = List.of("q-sign-algorithm", "q-ak", "q-sign-time", "q-key-time", "q-header-list",
			"q-url-param-list", "q-signature");

	private static final String ALGORITHM = "sha1";

	private static final String HMAC = "HmacSHA1";

	private final Credentials credentials;

	CosSignature(Credentials credentials) {
		this.credentials = credentials;
	}

	boolean authenticate(Call call) {
		String authorization = call.header("Authorization");
		if (authorization != null) {
			verify(call, fieldsOf(authorization), true);
		}
		else if (call.query().has("q-signature")) {
			Map<String, String> fields = new LinkedHashMap<>();
			FIELDS.forEach((name) -> fields.put(name, call.query().get(name, "")));
			verify(call, fields, false);
		}
		else {
			return false;
		}
		return true;
	}

	/**
	 * Refuse a form whose policy is not signed as it says.
	 * @return whether it has a signature
	 */
	boolean authenticateForm(Call call, Map<String, String> fields, String policy) {
		if (!fields.containsKey("q-signature")) {
			return false;
		}
		Span span = Span.parse(field(fields, "q-key-time"));
		if (!ALGORITHM.equals(fields.get("q-sign-algorithm")) || span == null) {
			throw new ServiceException(400, "InvalidArgument", "The form's signature is malformed.");
		}
		String secret = this.credentials.secretOf(call, field(fields, "q-ak"), fields.get("x-cos-security-token"));
		checkTime(call, span, false);
		String toSign;
		try {
			toSign = Hashing.hex(Hashing.digest("SHA-1", Base64.getDecoder().decode(policy)));
		}
		catch (IllegalArgumentException ex) {
			throw new ServiceException(400, "InvalidPolicyDocument", "The policy is not base64.");
		}
		String key = Hashing.hex(Hashing.hmac(HMAC, Hashing.utf8(secret), field(fields, "q-key-time")));
		if (!Credentials.matches(Hashing.hex(Hashing.hmac(HMAC, Hashing.utf8(key), toSign)),
				field(fields, "q-signature"))) {
			throw Errors.signatureDoesNotMatch().with("StringToSign", toSign);
		}
		return true;
	}

	private static Map<String, String> fieldsOf(String authorization) {
		Map<String, String> fields = new LinkedHashMap<>();
		for (String field : authorization.split("&", -1)) {
			int equals = field.indexOf('=');
			if (equals > 0) {
				fields.put(field.substring(0, equals).strip(), field.substring(equals + 1).strip());
			}
		}
		return fields;
	}

	private void verify(Call call, Map<String, String> fields, boolean inHeader) {
		if (!ALGORITHM.equals(fields.get("q-sign-algorithm")) || !fields.keySet().containsAll(FIELDS)) {
			throw new ServiceException(400, "InvalidArgument", "The authorization is malformed.");
		}
		String secret = this.credentials.secretOf(call, field(fields, "q-ak"), token(call));
		Span span = Span.parse(field(fields, "q-sign-time"));
		Span keySpan = Span.parse(field(fields, "q-key-time"));
		if (span == null || keySpan == null) {
			throw new ServiceException(400, "InvalidArgument", "The authorization's times are malformed.");
		}
		checkTime(call, span, inHeader);
		checkTime(call, keySpan, inHeader);
		String canonical = canonical(call, field(fields, "q-url-param-list"), field(fields, "q-header-list"));
		String toSign = ALGORITHM + "\n" + field(fields, "q-sign-time") + "\n"
				+ Hashing.hex(Hashing.digest("SHA-1", Hashing.utf8(canonical))) + "\n";
		String key = Hashing.hex(Hashing.hmac(HMAC, Hashing.utf8(secret), field(fields, "q-key-time")));
		String expected = Hashing.hex(Hashing.hmac(HMAC, Hashing.utf8(key), toSign));
		if (!Credentials.matches(expected, field(fields, "q-signature"))) {
			throw Errors.signatureDoesNotMatch().with("StringToSign", toSign).with("FormatString", canonical);
		}
	}

	/**
	 * Clients with a wrong clock correct it on RequestTimeTooSkewed, links just expire.
	 */
	private static void checkTime(Call call, Span span, boolean inHeader) {
		if (inHeader) {
			SignatureTimes.checkSigned(call, span.start(), span.end());
		}
		else {
			SignatureTimes.checkBegun(call, span.start());
			SignatureTimes.checkNotEnded(call, span.end());
		}
	}

	private static String canonical(Call call, String parameterList, String headerList) {
		SortedMap<String, String> parameters = new TreeMap<>();
		call.query().asMap().forEach((name, value) -> put(parameters, name, value));
		SortedMap<String, String> headers = new TreeMap<>();
		call.headers().asMap().forEach((name, values) -> put(headers, name, values.get(0).strip()));
		return call.method().toLowerCase(Locale.ROOT) + "\n" + PercentCoding.decode(call.exchange().rawPath()) + "\n"
				+ listed(parameters, parameterList) + "\n" + listed(headers, headerList) + "\n";
	}

	private static String listed(SortedMap<String, String> values, String list) {
		StringBuilder joined = new StringBuilder();
		for (String name : list.isEmpty() ? List.<String>of() : Arrays.asList(list.split(";"))) {
			String value = values.get(name.toLowerCase(Locale.ROOT));
			if (value == null) {
				throw Errors.signatureDoesNotMatch().with("Missing", name);
			}
			joined.append((joined.length() > 0) ? "&" : "")
				.append(name.toLowerCase(Locale.ROOT))
				.append('=')
				.append(value);
		}
		return joined.toString();
	}

	private static void put(SortedMap<String, String> encoded, String name, String value) {
		encoded.put(PercentCoding.encode(name).toLowerCase(Locale.ROOT), PercentCoding.encode(value));
	}

	private static @Nullable String token(Call call) {
		String header = call.header("x-cos-security-token");
		return (header != null) ? header : call.query().get("x-cos-security-token");
	}

	private static String field(Map<String, String> fields, String name) {
		return fields.getOrDefault(name, "");
	}

	/** A span of time in seconds since the epoch, {@code <start>;<end>}. */
	private record Span(Instant start, Instant end) {

		static @Nullable Span parse(String text) {
			String[] ends = text.split(";", -1);
			if (ends.length != 2) {
				return null;
			}
			long start = Numbers.parse(ends[0]);
			long end = Numbers.parse(ends[1]);
			return (start >= 0 && end >= 0 && Math.max(start, end) <= Instant.MAX.getEpochSecond())
					? new Span(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end)) : null;
		}

	}

}
