package io.storager.cos;

import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.qcloud.cos.auth.AnonymousCOSCredentials;
import com.qcloud.cos.auth.COSCredentials;
import com.qcloud.cos.auth.COSSigner;
import com.qcloud.cos.exception.CosClientException;
import com.qcloud.cos.http.HttpMethodName;
import io.storager.driver.support.PercentEncoding;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/**
 * Signs what is really sent. The SDK's own signer writes names in the lower case of the
 * default locale, in which {@code uploadId} may become {@code uploadıd}, and signs values
 * without the white space and the control characters at their ends, which it sends.
 *
 * @see <a href="https://www.tencentcloud.com/document/product/436/7778">Request
 * signature</a>
 */
final class CosRequestSigner extends COSSigner {

	private static final String HOST = "host";

	/** The latest one: the requests of a second share it. */
	private volatile SignKey signKey = new SignKey("", "", "");

	/** Requests to another product of the vendor, whose query is not signed. */
	private volatile boolean workflow;

	@Override
	public void setCIWorkflowRequest(Boolean workflow) {
		this.workflow = workflow;
		super.setCIWorkflowRequest(workflow);
	}

	@Override
	@SuppressWarnings("NullAway") // The SDK takes null for a request without a signature.
	public String buildAuthorizationStr(HttpMethodName method, String path, Map<String, String> headers,
			Map<String, String> parameters, COSCredentials credentials, Date start, Date end, Boolean withHost) {
		if (credentials instanceof AnonymousCOSCredentials) {
			return null;
		}
		SortedMap<String, String> signedHeaders = signedHeaders(headers);
		if (withHost && !signedHeaders.containsKey(HOST)) {
			throw new CosClientException("a request without the header Host cannot be signed");
		}
		SortedMap<String, String> signedParameters = new TreeMap<>();
		parameters.forEach((name, value) -> put(signedParameters, name, (value != null) ? value : ""));
		String resource = this.workflow ? path.split("\\?")[0] : path;
		String canonical = method.name().toLowerCase(Locale.ROOT) + "\n" + resource + "\n" + joined(signedParameters)
				+ "\n" + joined(signedHeaders) + "\n";
		String time = seconds(start) + ";" + seconds(end);
		String signature = hmac(signKey(credentials.getCOSSecretKey(), time),
				"sha1\n" + time + "\n" + DigestUtils.sha1Hex(canonical) + "\n");
		return "q-sign-algorithm=sha1&q-ak=" + credentials.getCOSAccessKeyId() + "&q-sign-time=" + time + "&q-key-time="
				+ time + "&q-header-list=" + String.join(";", signedHeaders.keySet()) + "&q-url-param-list="
				+ String.join(";", signedParameters.keySet()) + "&q-signature=" + signature;
	}

	/** HTTP drops the white space around the value of a header. */
	private SortedMap<String, String> signedHeaders(Map<String, String> headers) {
		SortedMap<String, String> signed = new TreeMap<>();
		headers.forEach((name, value) -> {
			if (needSignedHeader(name.toLowerCase(Locale.ROOT))) {
				put(signed, name, (value != null) ? value.trim() : "");
			}
		});
		return signed;
	}

	private static void put(SortedMap<String, String> signed, @Nullable String name, String value) {
		if (name != null) {
			signed.put(PercentEncoding.encode(name).toLowerCase(Locale.ROOT), PercentEncoding.encode(value));
		}
	}

	private static String joined(SortedMap<String, String> signed) {
		StringBuilder joined = new StringBuilder();
		signed.forEach((name, value) -> {
			if (!joined.isEmpty()) {
				joined.append('&');
			}
			joined.append(name).append('=').append(value);
		});
		return joined.toString();
	}

	private long seconds(Date date) {
		return date.getTime() / 1000 + getLocalTimeDelta();
	}

	private String signKey(String secret, String time) {
		SignKey known = this.signKey;
		if (!known.time.equals(time) || !known.secret.equals(secret)) {
			known = new SignKey(secret, time, hmac(secret, time));
			this.signKey = known;
		}
		return known.key;
	}

	private static String hmac(String key, String text) {
		return new HmacUtils(HmacAlgorithms.HMAC_SHA_1, key).hmacHex(text);
	}

	/**
	 * What signs within a time.
	 *
	 * @param secret the secret key
	 * @param time from when until when, as in {@code q-key-time}
	 * @param key what the secret makes of the time
	 */
	private record SignKey(String secret, String time, String key) {

		/** Shows no secret. */
		@Override
		public String toString() {
			return this.time;
		}

	}

}
