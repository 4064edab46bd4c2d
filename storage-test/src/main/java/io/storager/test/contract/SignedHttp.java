package io.storager.test.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.storager.SignedPost;
import io.storager.SignedRequest;

/** Sends signed requests as anyone would who has nothing but them. */
final class SignedHttp {

	static {
		// For hosts that do not resolve here: see Fixture.reach.
		System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
	}

	private static final String BOUNDARY = "form-of-the-contract";

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private SignedHttp() {
	}

	static HttpResponse<byte[]> send(Fixture fixture, SignedRequest signed, byte[] body)
			throws IOException, InterruptedException {
		return send(fixture::reach, signed, body);
	}

	static HttpResponse<byte[]> send(UnaryOperator<URI> reach, SignedRequest signed, byte[] body)
			throws IOException, InterruptedException {
		URI address = reach.apply(signed.uri());
		HttpRequest.Builder request = HttpRequest.newBuilder(address)
			.timeout(Duration.ofSeconds(30))
			.method(signed.method(), (body.length > 0) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		if (!address.equals(signed.uri())) {
			request.setHeader("Host", signed.uri().getRawAuthority());
		}
		signed.headers().forEach(request::setHeader);
		return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
	}

	/**
	 * Send a form with a file.
	 * @param fields what is sent in place of the form's own fields of these names, or
	 * beside them
	 * @param type the type that a browser gives the file
	 */
	static HttpResponse<byte[]> send(UnaryOperator<URI> reach, SignedPost form, Map<String, String> fields,
			String fileName, String type, byte[] file) throws IOException, InterruptedException {
		Map<String, String> all = new LinkedHashMap<>(form.fields());
		form.contentTypeFields().forEach((name) -> all.put(name, type));
		all.putAll(fields);
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (Map.Entry<String, String> field : all.entrySet()) {
			body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
					+ "\"\r\n\r\n" + field.getValue() + "\r\n")
				.getBytes(StandardCharsets.UTF_8));
		}
		body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
				+ "\"\r\nContent-Type: " + type + "\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(file);
		body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return send(reach,
				SignedRequest.builder("POST", form.uri(), form.expiration())
					.headers(Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY))
					.build(),
				body.toByteArray());
	}

	/** What the service answers, read as text. */
	static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

}
