package io.storager.samples.filemanager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what the page sends. */
final class WebClient {

	private static final String BOUNDARY = "----file-manager";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI root;

	WebClient(int port) {
		this.root = URI.create("http://localhost:" + port + "/");
	}

	HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.root.resolve(path))
			.method(method,
					body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8))
			.header("Content-Type", "application/json");
		Map<String, String> all = new LinkedHashMap<>(Map.of(SameSiteFilter.MARK, "1"));
		for (int i = 0; i < headers.length; i += 2) {
			all.put(headers[i], headers[i + 1]);
		}
		all.forEach((name, value) -> {
			if (!value.isEmpty()) {
				request.header(name, value);
			}
		});
		return send(request.build());
	}

	HttpResponse<byte[]> get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	HttpResponse<byte[]> post(String path, Object body) {
		return send("POST", path, JSON.writeValueAsString(body));
	}

	/** Sends the form of a small upload. */
	HttpResponse<byte[]> upload(String storage, String path, byte[] content, String type, Map<String, String> fields) {
		String head = fields.entrySet()
			.stream()
			.map((field) -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY,
					field.getKey(), field.getValue()))
			.collect(Collectors.joining())
				+ "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\nContent-Type: %s\r\n\r\n"
					.formatted(BOUNDARY, type);
		HttpRequest request = HttpRequest
			.newBuilder(this.root.resolve("api/storages/" + storage + "/objects?path=" + encode(path)))
			.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
			.header(SameSiteFilter.MARK, "1")
			.POST(BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofByteArray(content),
					BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
			.build();
		return send(request);
	}

	/**
	 * A browser finds what is under localhost; elsewhere the emulator is its own proxy.
	 */
	HttpResponse<byte[]> sendToService(HttpRequest request) {
		InetSocketAddress emulator = new InetSocketAddress(InetAddress.getLoopbackAddress(), request.uri().getPort());
		return send(HttpClient.newBuilder().proxy(ProxySelector.of(emulator)).build(), request);
	}

	HttpResponse<byte[]> send(HttpRequest request) {
		return send(this.client, request);
	}

	private static HttpResponse<byte[]> send(HttpClient client, HttpRequest request) {
		try {
			return client.send(request, BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static JsonNode json(HttpResponse<byte[]> response) {
		return JSON.readTree(response.body());
	}

	static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
