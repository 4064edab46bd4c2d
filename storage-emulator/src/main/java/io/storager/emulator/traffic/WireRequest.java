package io.storager.emulator.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** One request as it arrived on the wire. */
public final class WireRequest {

	private final Protocol protocol;

	private final String method;

	private final @Nullable String bucket;

	private final @Nullable String key;

	private final String rawTarget;

	private final Map<String, List<String>> headers;

	private final Map<String, String> query;

	private final int remotePort;

	private WireRequest(Builder builder) {
		this.protocol = builder.protocol;
		this.method = builder.method;
		this.bucket = builder.bucket;
		this.key = builder.key;
		this.rawTarget = builder.rawTarget;
		this.headers = builder.headers;
		this.query = builder.query;
		this.remotePort = builder.remotePort;
	}

	/** Start with what is required. */
	public static Builder builder(Protocol protocol, String method) {
		return new Builder(protocol, method);
	}

	/** The service that was addressed. */
	public Protocol protocol() {
		return this.protocol;
	}

	/** The HTTP method, upper case. */
	public String method() {
		return this.method;
	}

	/** The bucket, or {@code null} on service level. */
	public @Nullable String bucket() {
		return this.bucket;
	}

	/** The decoded key, or {@code null} on bucket and service level. */
	public @Nullable String key() {
		return this.key;
	}

	/** The request target exactly as sent, still encoded. */
	public String rawTarget() {
		return this.rawTarget;
	}

	/** The header values by lower-case name. */
	public Map<String, List<String>> headers() {
		return this.headers;
	}

	/** The decoded query; of what has no value an empty text. */
	public Map<String, String> query() {
		return this.query;
	}

	/** The client's port: requests of one connection share it. */
	public int remotePort() {
		return this.remotePort;
	}

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

	/** Collects what is known. */
	public static final class Builder {

		private final Protocol protocol;

		private final String method;

		private @Nullable String bucket;

		private @Nullable String key;

		private String rawTarget = "/";

		private Map<String, List<String>> headers = Map.of();

		private Map<String, String> query = Map.of();

		private int remotePort;

		private Builder(Protocol protocol, String method) {
			this.protocol = protocol;
			this.method = method;
		}

		/** The bucket, or {@code null} on service level. */
		public Builder bucket(@Nullable String bucket) {
			this.bucket = bucket;
			return this;
		}

		/** The decoded key, or {@code null} on bucket and service level. */
		public Builder key(@Nullable String key) {
			this.key = key;
			return this;
		}

		/** The request target exactly as sent, still encoded. */
		public Builder rawTarget(String rawTarget) {
			this.rawTarget = rawTarget;
			return this;
		}

		/** The header values by lower-case name. */
		public Builder headers(Map<String, List<String>> headers) {
			this.headers = headers;
			return this;
		}

		/** The decoded query; of what has no value an empty text. */
		public Builder query(Map<String, String> query) {
			this.query = query;
			return this;
		}

		/** The client's port: requests of one connection share it. */
		public Builder remotePort(int remotePort) {
			this.remotePort = remotePort;
			return this;
		}

		/** Make it. */
		public WireRequest build() {
			return new WireRequest(this);
		}

	}

}
