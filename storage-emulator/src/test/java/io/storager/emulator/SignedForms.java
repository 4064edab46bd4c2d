package io.storager.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/** Forms as pages of browsers send them, signed by hand. */
final class SignedForms {

	private SignedForms() {
	}

	static String policy(String conditions, int minutes) {
		String json = "{\"expiration\":\"" + Instant.now().plusSeconds(minutes * 60L) + "\",\"conditions\":["
				+ conditions + "]}";
		return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

	static Map<String, String> v1(String key, String policy) throws Exception {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("key", key);
		fields.put("OSSAccessKeyId", TestEmulator.ACCESS_KEY);
		fields.put("policy", policy);
		fields.put("Signature", Base64.getEncoder()
			.encodeToString(hmac("HmacSHA1", TestEmulator.SECRET_KEY.getBytes(StandardCharsets.UTF_8), policy)));
		return fields;
	}

	static Map<String, String> v4(String key, String policy) throws Exception {
		String timestamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
			.withZone(ZoneOffset.UTC)
			.format(Instant.now());
		String scope = timestamp.substring(0, 8) + "/cn-hangzhou/oss/aliyun_v4_request";
		byte[] signingKey = ("aliyun_v4" + TestEmulator.SECRET_KEY).getBytes(StandardCharsets.UTF_8);
		for (String step : scope.split("/", -1)) {
			signingKey = hmac("HmacSHA256", signingKey, step);
		}
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("key", key);
		fields.put("x-oss-signature-version", "OSS4-HMAC-SHA256");
		fields.put("x-oss-credential", TestEmulator.ACCESS_KEY + "/" + scope);
		fields.put("x-oss-date", timestamp);
		fields.put("policy", policy);
		fields.put("x-oss-signature", HexFormat.of().formatHex(hmac("HmacSHA256", signingKey, policy)));
		return fields;
	}

	static Map<String, String> cos(String key, String policy) throws Exception {
		long now = Instant.now().getEpochSecond();
		String time = (now - 60) + ";" + (now + 600);
		String signingKey = HexFormat.of()
			.formatHex(hmac("HmacSHA1", TestEmulator.SECRET_KEY.getBytes(StandardCharsets.UTF_8), time));
		String toSign = HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-1").digest(Base64.getDecoder().decode(policy)));
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("key", key);
		fields.put("q-sign-algorithm", "sha1");
		fields.put("q-ak", TestEmulator.ACCESS_KEY);
		fields.put("q-key-time", time);
		fields.put("policy", policy);
		fields.put("q-signature",
				HexFormat.of().formatHex(hmac("HmacSHA1", signingKey.getBytes(StandardCharsets.UTF_8), toSign)));
		return fields;
	}

	private static byte[] hmac(String algorithm, byte[] key, String text) throws GeneralSecurityException {
		Mac mac = Mac.getInstance(algorithm);
		mac.init(new SecretKeySpec(key, algorithm));
		return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
	}

	static RawHttp.Answer post(int port, String target, String host, Map<String, String> fields, String content)
			throws IOException {
		return post(port, target, host, fields, "text/plain", content);
	}

	/** Post a form whose file has this type, or none. */
	static RawHttp.Answer post(int port, String target, String host, Map<String, String> fields, @Nullable String type,
			String content) throws IOException {
		StringBuilder form = new StringBuilder();
		fields.forEach((name, value) -> form.append("--boundary\r\nContent-Disposition: form-data; name=\"")
			.append(name)
			.append("\"\r\n\r\n")
			.append(value)
			.append("\r\n"));
		form.append("--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.txt\"\r\n")
			.append((type != null) ? "Content-Type: " + type + "\r\n\r\n" : "\r\n")
			.append(content)
			.append("\r\n--boundary--\r\n");
		try (RawHttp http = new RawHttp(port)) {
			http.send("POST " + target + " HTTP/1.1\r\nHost: " + host
					+ "\r\nContent-Type: multipart/form-data; boundary=boundary\r\nContent-Length: "
					+ form.toString().getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + form);
			return http.read(false);
		}
	}

}
