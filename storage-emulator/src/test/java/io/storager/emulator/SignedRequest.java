package io.storager.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.auth.COSSigner;
import com.qcloud.cos.http.HttpMethodName;

/** A request with any headers and any query, signed as the service wants it. */
final class SignedRequest {

	private final TestEmulator test;

	private final boolean oss;

	private final String method;

	private final String resource;

	private final Map<String, String> headers = new LinkedHashMap<>();

	private String query = "";

	private String signedQuery = "";

	private String body = "";

	private Instant time = Instant.now();

	private SignedRequest(TestEmulator test, boolean oss, String method, String resource) {
		this.test = test;
		this.oss = oss;
		this.method = method;
		this.resource = resource;
	}

	/** Address OSS by path: {@code /bucket/key}. */
	static SignedRequest oss(TestEmulator test, String method, String resource) {
		return new SignedRequest(test, true, method, resource).header("Host", "127.0.0.1");
	}

	/** Address the COS bucket of the test: {@code /key}. */
	static SignedRequest cos(TestEmulator test, String method, String resource) {
		return new SignedRequest(test, false, method, resource).header("Host",
				TestEmulator.COS_BUCKET + ".cos." + TestEmulator.COS_REGION + ".myqcloud.com");
	}

	SignedRequest header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	/** Send this query; OSS signs of it what is given second. */
	SignedRequest query(String sent, String signed) {
		this.query = sent;
		this.signedQuery = signed;
		return this;
	}

	SignedRequest body(String content) {
		this.body = content;
		return header("Content-Length", String.valueOf(content.getBytes(StandardCharsets.UTF_8).length));
	}

	/** Send these chunks, framed by the caller. */
	SignedRequest chunks(String framed) {
		this.body = framed;
		return this;
	}

	SignedRequest at(Instant instant) {
		this.time = instant;
		return this;
	}

	RawHttp.Answer send() throws IOException {
		return send(this.oss ? this.test.emulator.ossPort() : this.test.emulator.cosPort());
	}

	private RawHttp.Answer send(int port) throws IOException {
		try (RawHttp http = new RawHttp(port)) {
			http.send(head());
			http.send(this.body);
			return http.read(this.method.equals("HEAD"));
		}
	}

	String head() {
		Map<String, String> sent = new LinkedHashMap<>(this.headers);
		if (this.oss) {
			sent.putIfAbsent("Date",
					DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
						.withZone(ZoneOffset.UTC)
						.format(this.time));
			sent.put("Authorization", "OSS " + TestEmulator.ACCESS_KEY + ":" + ossSignature(sent));
		}
		else {
			sent.put("Authorization",
					new COSSigner().buildAuthorizationStr(HttpMethodName.valueOf(this.method), this.resource,
							new HashMap<>(sent), new HashMap<>(),
							new BasicCOSCredentials(TestEmulator.ACCESS_KEY, TestEmulator.SECRET_KEY),
							Date.from(this.time), Date.from(this.time.plusSeconds(600)), true));
		}
		StringBuilder head = new StringBuilder(this.method).append(' ').append(this.resource);
		head.append(this.query.isEmpty() ? "" : "?" + this.query).append(" HTTP/1.1\r\n");
		sent.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		return head.append("\r\n").toString();
	}

	private String ossSignature(Map<String, String> sent) {
		StringBuilder canonical = new StringBuilder(this.method).append('\n');
		canonical.append(sent.getOrDefault("Content-MD5", "")).append('\n');
		canonical.append(sent.getOrDefault("Content-Type", "")).append('\n');
		canonical.append(sent.get("Date")).append('\n');
		Map<String, String> vendorHeaders = new TreeMap<>();
		sent.forEach((name, value) -> {
			if (name.toLowerCase(Locale.ROOT).startsWith("x-oss-")) {
				vendorHeaders.put(name.toLowerCase(Locale.ROOT), value);
			}
		});
		vendorHeaders.forEach((name, value) -> canonical.append(name).append(':').append(value).append('\n'));
		canonical.append(this.resource).append(this.signedQuery.isEmpty() ? "" : "?" + this.signedQuery);
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(TestEmulator.SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
			byte[] signature = mac.doFinal(canonical.toString().getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
