package io.storager.oss;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.aliyun.oss.internal.OSSHeaders;
import io.storager.checksum.Digests;
import io.storager.driver.support.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * The signature of version 4 over what is really sent. The SDK signs the values of a
 * query without the white space and the control characters at their ends, and sends them
 * with these.
 *
 * @param method the HTTP method
 * @param resource bucket and key, with a slash in front of each and not encoded
 * @param query names and values of the query, not encoded
 * @param headers names and values of the headers
 * @param additional names in lower case, in order, of further headers that are signed
 * @see <a href=
 * "https://www.alibabacloud.com/help/en/oss/developer-reference/recommend-to-use-signature-version-4">V4
 * signature</a>
 */
record OssV4Signature(String method, String resource, Map<String, @Nullable String> query, Map<String, String> headers,
		Set<String> additional) {

	static final String ALGORITHM = "OSS4-HMAC-SHA256";

	/** What stands for the hash of a content that is not signed. */
	static final String UNSIGNED = "UNSIGNED-PAYLOAD";

	/** The end of the chain of a scope. */
	static final String TERMINATOR = "aliyun_v4_request";

	private static final String HMAC = "HmacSHA256";

	/** Whether the SDK signs another query than it sends. */
	static boolean isMissigned(Map<String, @Nullable String> query) {
		for (Map.Entry<String, @Nullable String> entry : query.entrySet()) {
			if (isTrimmed(entry.getKey()) || isTrimmed(entry.getValue())) {
				return true;
			}
		}
		return false;
	}

	private static boolean isTrimmed(@Nullable String text) {
		return text != null && text.length() != text.trim().length();
	}

	/**
	 * Sign.
	 * @param secret the secret key
	 * @param scope date, region, product and the end of the chain, with slashes between
	 * @param dateTime when, as in {@code x-oss-date}
	 */
	String sign(String secret, String scope, String dateTime) {
		return sign(key(secret, scope), scope, dateTime);
	}

	/**
	 * The value of the header {@code Authorization}.
	 * @param accessKey who signs
	 * @param key what {@link #key} gives for the same scope
	 * @param scope date, region, product and the end of the chain, with slashes between
	 * @param dateTime when, as in {@code x-oss-date}
	 */
	String authorization(String accessKey, byte[] key, String scope, String dateTime) {
		String names = this.additional.isEmpty() ? "" : ",AdditionalHeaders=" + String.join(";", this.additional);
		return ALGORITHM + " Credential=" + accessKey + "/" + scope + names + ",Signature="
				+ sign(key, scope, dateTime);
	}

	private String sign(byte[] key, String scope, String dateTime) {
		return hex(hmac(key, String.join("\n", ALGORITHM, dateTime, scope, Digests.sha256(canonical()))));
	}

	/**
	 * Sign a text as it stands, such as the policy of a form.
	 * @param secret the secret key
	 * @param scope as for a request
	 */
	static String signText(String secret, String scope, String toSign) {
		return hex(hmac(key(secret, scope), toSign));
	}

	/** The key for all that is signed within a scope. */
	static byte[] key(String secret, String scope) {
		byte[] key = bytes("aliyun_v4" + secret);
		for (String step : scope.split("/")) {
			key = hmac(key, step);
		}
		return key;
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(bytes(text));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this JVM cannot compute a signature of version 4", ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

	private String canonical() {
		String payload = this.headers.get(OSSHeaders.OSS_CONTENT_SHA256);
		return String.join("\n", this.method, PercentEncoding.encodePath(this.resource), canonicalQuery(),
				canonicalHeaders(), String.join(";", this.additional), (payload != null) ? payload : UNSIGNED);
	}

	private String canonicalQuery() {
		SortedMap<String, String> encoded = new TreeMap<>();
		this.query.forEach((name, value) -> encoded.put(PercentEncoding.encode(name),
				(value != null) ? PercentEncoding.encode(value) : ""));
		StringBuilder canonical = new StringBuilder();
		encoded.forEach((name, value) -> canonical.append((canonical.length() > 0) ? "&" : "")
			.append(name)
			.append(value.isEmpty() ? "" : "=")
			.append(value));
		return canonical.toString();
	}

	private String canonicalHeaders() {
		SortedMap<String, String> signed = new TreeMap<>();
		this.headers.forEach((name, value) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (lower.startsWith("x-oss-") || lower.equals("content-type") || lower.equals("content-md5")
					|| this.additional.contains(lower)) {
				signed.put(lower, value.trim());
			}
		});
		StringBuilder canonical = new StringBuilder();
		signed.forEach((name, value) -> canonical.append(name).append(':').append(value).append('\n'));
		return canonical.toString();
	}

}
