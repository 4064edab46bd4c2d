package io.storager.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An application's server that is called back, and verifies as OSS documents it. */
final class CallbackServer implements AutoCloseable {

	static final String ANSWER = "{\"Status\":\"OK\"}";

	final List<Received> received = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	CallbackServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		answer("/", 200, ANSWER);
		this.server.createContext("/chunked", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(ANSWER.getBytes(StandardCharsets.UTF_8));
			exchange.close();
		});
		answer("/gone", 502, ANSWER);
		answer("/text", 200, "thank you");
		answer("/full", 200, "{\"a\":\"" + "a".repeat(1024 * 1024 - 8) + "\"}");
		answer("/long", 200, "{\"a\":\"" + "a".repeat(1024 * 1024 - 7) + "\"}");
		this.server.start();
	}

	private void answer(String path, int status, String answer) {
		this.server.createContext(path, (exchange) -> {
			this.received.add(new Received(exchange));
			byte[] body = answer.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
	}

	String url(String target) {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + target;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** A callback that arrived. */
	static final class Received {

		final String target;

		final String body;

		final String host;

		final String contentType;

		private final String path;

		private final String authorization;

		private final String keyUrl;

		Received(HttpExchange exchange) throws IOException {
			URI uri = exchange.getRequestURI();
			this.target = uri.toString();
			this.path = uri.getPath() + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "");
			this.body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.host = exchange.getRequestHeaders().getFirst("Host");
			this.contentType = exchange.getRequestHeaders().getFirst("Content-Type");
			this.authorization = exchange.getRequestHeaders().getFirst("Authorization");
			this.keyUrl = decode(exchange.getRequestHeaders().getFirst("x-oss-pub-key-url"));
		}

		private static String decode(String base64) {
			return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
		}

		boolean isGenuine() throws IOException, GeneralSecurityException {
			String pem;
			try (var in = URI.create(this.keyUrl).toURL().openStream()) {
				pem = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
			}
			byte[] key = Base64.getMimeDecoder()
				.decode(pem.replace("-----BEGIN PUBLIC KEY-----", "").replace("-----END PUBLIC KEY-----", ""));
			Signature signature = Signature.getInstance("MD5withRSA");
			signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
			signature.update((this.path + "\n" + this.body).getBytes(StandardCharsets.UTF_8));
			return signature.verify(Base64.getDecoder().decode(this.authorization));
		}

	}

}
