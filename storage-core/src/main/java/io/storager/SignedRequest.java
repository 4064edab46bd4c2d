package io.storager;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** A request that is signed and can be sent by anyone until it expires. */
public final class SignedRequest {

	private final String method;

	private final URI uri;

	private final Instant expiration;

	private final Map<String, String> headers;

	private final @Nullable String body;

	private SignedRequest(Builder builder) {
		this.method = builder.method;
		this.uri = builder.uri;
		this.expiration = builder.expiration;
		this.headers = Map.copyOf(builder.headers);
		this.body = builder.body;
	}

	/** Start with a request without headers and body. */
	public static Builder builder(String method, URI uri, Instant expiration) {
		return new Builder(method, uri, expiration);
	}

	/** Start with this one. */
	public Builder toBuilder() {
		return builder(this.method, this.uri, this.expiration).headers(this.headers).body(this.body);
	}

	/** The HTTP method. */
	public String method() {
		return this.method;
	}

	/** The address with the signature: a secret until it expires. */
	public URI uri() {
		return this.uri;
	}

	/** The time at which the signature ends. */
	public Instant expiration() {
		return this.expiration;
	}

	/** The headers that must be sent along exactly so. */
	public Map<String, String> headers() {
		return this.headers;
	}

	/** The body that must be sent along, if there is one. */
	public @Nullable String body() {
		return this.body;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("method", this.method)
			.with("uri", this.uri)
			.with("expiration", this.expiration)
			.with("headers", this.headers)
			.with("body", this.body);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SignedRequest that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	/** Shows no signature and no header. */
	@Override
	public String toString() {
		String authority = String.valueOf(this.uri.getRawAuthority());
		String host = authority.substring(authority.indexOf('@') + 1);
		return "%s %s://%s%s until %s".formatted(this.method, this.uri.getScheme(), host, this.uri.getRawPath(),
				this.expiration);
	}

	/** Collects what must be sent along. */
	public static final class Builder {

		private final String method;

		private final URI uri;

		private final Instant expiration;

		private Map<String, String> headers = Map.of();

		private @Nullable String body;

		private Builder(String method, URI uri, Instant expiration) {
			this.method = Objects.requireNonNull(method, "'method' must not be null");
			this.uri = Objects.requireNonNull(uri, "'uri' must not be null");
			this.expiration = Objects.requireNonNull(expiration, "'expiration' must not be null");
		}

		/** Set the headers that must be sent along exactly so. */
		public Builder headers(Map<String, String> headers) {
			this.headers = Objects.requireNonNull(headers, "'headers' must not be null");
			return this;
		}

		/** Set the body that must be sent along, if there is one. */
		public Builder body(@Nullable String body) {
			this.body = body;
			return this;
		}

		/** Make the request. */
		public SignedRequest build() {
			return new SignedRequest(this);
		}

	}

}
