package io.storager.emulator.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One request as it arrived on the wire.
 *
 * @param protocol the service that was addressed
 * @param method the HTTP method, upper case
 * @param bucket the bucket, or {@code null} on service level
 * @param key the decoded object key, or {@code null} on bucket and service level
 * @param rawTarget the request target exactly as sent, still encoded
 * @param headers the header values by lower-case name
 * @param query the decoded query; a parameter without a value maps to an empty string
 * @param remotePort the client's port: requests of one connection share it
 */
public record WireRequest(Protocol protocol, String method, @Nullable String bucket, @Nullable String key,
		String rawTarget, Map<String, List<String>> headers, Map<String, String> query, int remotePort) {

	/**
	 * Return the first value of a header.
	 * @param name the header's name in any case
	 * @return the value, or {@code null} if the header was not sent
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name.toLowerCase(Locale.ROOT));
		return (values != null) ? values.get(0) : null;
	}

	/** Headers and query stay out: they may carry keys, tokens and signatures. */
	@Override
	public String toString() {
		int query = this.rawTarget.indexOf('?');
		return this.protocol + " " + this.method + " "
				+ ((query >= 0) ? this.rawTarget.substring(0, query) : this.rawTarget);
	}

}
