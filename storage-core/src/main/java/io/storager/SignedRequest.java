package io.storager;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A request that is signed and can be sent by anyone.
 *
 * @param method the HTTP method
 * @param uri the address with the signature: a secret until it expires
 * @param headers headers that must be sent along exactly so
 * @param body body that must be sent along, if there is one
 * @param expiration when the signature ends
 */
public record SignedRequest(String method, URI uri, Map<String, String> headers, @Nullable String body,
		Instant expiration) {

	public SignedRequest {
		Objects.requireNonNull(uri, "'uri' must not be null");
		headers = Map.copyOf(headers);
	}

	/** Shows no signature and no header. */
	@Override
	public String toString() {
		String authority = String.valueOf(this.uri.getRawAuthority());
		String host = authority.substring(authority.indexOf('@') + 1);
		return "%s %s://%s%s until %s".formatted(this.method, this.uri.getScheme(), host, this.uri.getRawPath(),
				this.expiration);
	}

}
