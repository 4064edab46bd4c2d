package io.storager.driver.support;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Sends the few requests by which temporary credentials are fetched. */
public final class CredentialsHttp {

	private static final Duration CONNECT = Duration.ofSeconds(3);

	private static final Duration ANSWER = Duration.ofSeconds(6);

	private final HttpClient client;

	private CredentialsHttp(@Nullable ProxySelector proxy) {
		HttpClient.Builder builder = HttpClient.newBuilder()
			.connectTimeout(CONNECT)
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER);
		if (proxy != null) {
			builder.proxy(proxy);
		}
		this.client = builder.build();
	}

	/** For a token service, through the proxy of the JVM if it has one. */
	public static CredentialsHttp ofTheNetwork() {
		return new CredentialsHttp(null);
	}

	/** For the metadata service of this machine, never through a proxy. */
	public static CredentialsHttp ofThisMachine() {
		return new CredentialsHttp(HttpClient.Builder.NO_PROXY);
	}

	/**
	 * Send a request.
	 * @param body the body, or {@code null} for none
	 * @throws IOException if no answer comes in 6 seconds
	 */
	public Answer send(String method, URI uri, Map<String, String> headers, @Nullable String body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.timeout(ANSWER)
			.method(method, (body != null) ? HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)
					: HttpRequest.BodyPublishers.noBody());
		headers.forEach(request::header);
		HttpResponse<String> response = this.client.send(request.build(),
				HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
		return new Answer(method, uri, response.statusCode(), response.body());
	}

	/** An answer. */
	public static final class Answer {

		private final String method;

		private final URI uri;

		private final int status;

		private final String body;

		private Answer(String method, URI uri, int status, String body) {
			this.method = method;
			this.uri = uri;
			this.status = status;
			this.body = body;
		}

		/** The HTTP status. */
		public int status() {
			return this.status;
		}

		/** The body, which may be a secret. */
		public String body() {
			return this.body;
		}

		/** Whether it is a success. */
		public boolean ok() {
			return this.status / 100 == 2;
		}

		/**
		 * The body.
		 * @throws CredentialsException if it is no success
		 */
		public String requireOk() {
			if (!ok()) {
				throw refuse("answered %s%s".formatted(this.status, told()));
			}
			return this.body;
		}

		/**
		 * A text of the body's JSON.
		 * @throws CredentialsException if there is none
		 */
		public String require(String name) {
			String value = JsonText.find(this.body, name);
			if (value == null || value.isEmpty()) {
				throw refuse("answered %s without '%s'%s".formatted(this.status, name, told()));
			}
			return value;
		}

		/** The code and the message of an error; nothing else is free of secrets. */
		private String told() {
			String code = JsonText.find(this.body, "Code");
			String message = JsonText.find(this.body, "Message");
			return ((code != null) ? ", " + code : "") + ((message != null) ? ": " + message : "");
		}

		/** What the service did is of no use. */
		public CredentialsException refuse(String what) {
			return new CredentialsException("%s %s://%s%s %s".formatted(this.method, this.uri.getScheme(),
					this.uri.getRawAuthority(), this.uri.getRawPath(), what), null);
		}

		@Override
		public String toString() {
			return "%s %s".formatted(this.status, this.uri.getHost());
		}

	}

}
