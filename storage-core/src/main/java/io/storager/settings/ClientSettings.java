package io.storager.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

import io.storager.error.InvalidSettingException;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** How a vendor's HTTP client behaves, whoever the vendor is. */
public final class ClientSettings {

	// These come first: the default settings below are checked against them.
	private static final Duration SHORTEST = Duration.ofMillis(1);

	private static final Duration LONGEST = Duration.ofDays(24);

	/** Settings that suit most applications. */
	public static final ClientSettings DEFAULT = builder().build();

	private final Duration connectTimeout;

	private final Duration readTimeout;

	private final Duration connectionRequestTimeout;

	private final int maxConnections;

	private final int maxRetries;

	private final @Nullable Proxy proxy;

	private final @Nullable Tls tls;

	private ClientSettings(Builder builder) {
		this.connectTimeout = builder.connectTimeout;
		this.readTimeout = builder.readTimeout;
		this.connectionRequestTimeout = builder.connectionRequestTimeout;
		this.maxConnections = builder.maxConnections;
		this.maxRetries = builder.maxRetries;
		this.proxy = builder.proxy;
		this.tls = builder.tls;
		requireTimeout("client.connect-timeout", this.connectTimeout);
		requireTimeout("client.read-timeout", this.readTimeout);
		requireTimeout("client.connection-request-timeout", this.connectionRequestTimeout);
		if (this.maxConnections < 1) {
			throw new InvalidSettingException("client.max-connections", String.valueOf(this.maxConnections),
					"1 or more");
		}
		if (this.maxRetries < 0 || this.maxRetries > 10) {
			throw new InvalidSettingException("client.max-retries", String.valueOf(this.maxRetries), "0 to 10");
		}
	}

	/** Start with the defaults. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these values. */
	public Builder toBuilder() {
		return builder().connectTimeout(this.connectTimeout)
			.readTimeout(this.readTimeout)
			.connectionRequestTimeout(this.connectionRequestTimeout)
			.maxConnections(this.maxConnections)
			.maxRetries(this.maxRetries)
			.proxy(this.proxy)
			.tls(this.tls);
	}

	/** The longest wait for a connection to be made, 1 ms to 24 days. */
	public Duration connectTimeout() {
		return this.connectTimeout;
	}

	/** The longest silence of a connection, 1 ms to 24 days. */
	public Duration readTimeout() {
		return this.readTimeout;
	}

	/**
	 * The longest wait for a connection of the pool, 1 ms to 24 days; the SDKs would wait
	 * for ever.
	 */
	public Duration connectionRequestTimeout() {
		return this.connectionRequestTimeout;
	}

	/** The size of the pool, at least 1. */
	public int maxConnections() {
		return this.maxConnections;
	}

	/** How often a failed request is sent again, 0 to 10. */
	public int maxRetries() {
		return this.maxRetries;
	}

	/** The proxy, or {@code null} for none. */
	public @Nullable Proxy proxy() {
		return this.proxy;
	}

	/**
	 * The certificates of connections over https, or {@code null} for those of the JVM.
	 */
	public @Nullable Tls tls() {
		return this.tls;
	}

	private static void requireTimeout(String setting, Duration timeout) {
		if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
			throw new InvalidSettingException(setting, timeout.toString(), "1ms to 24 days");
		}
	}

	private ValueProperties properties() {
		return new ValueProperties().with("connectTimeout", this.connectTimeout)
			.with("readTimeout", this.readTimeout)
			.with("connectionRequestTimeout", this.connectionRequestTimeout)
			.with("maxConnections", this.maxConnections)
			.with("maxRetries", this.maxRetries)
			.with("proxy", this.proxy)
			.with("tls", this.tls);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ClientSettings that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("ClientSettings");
	}

	/** Collects settings; {@link #build} refuses those that are not allowed. */
	public static final class Builder {

		private Duration connectTimeout = Duration.ofSeconds(5);

		private Duration readTimeout = Duration.ofSeconds(30);

		private Duration connectionRequestTimeout = Duration.ofSeconds(10);

		private int maxConnections = 256;

		private int maxRetries = 3;

		private @Nullable Proxy proxy;

		private @Nullable Tls tls;

		private Builder() {
		}

		/** Set the longest wait for a connection to be made, 1 ms to 24 days. */
		public Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/** Set the longest silence of a connection, 1 ms to 24 days. */
		public Builder readTimeout(Duration readTimeout) {
			this.readTimeout = readTimeout;
			return this;
		}

		/**
		 * Set the longest wait for a connection of the pool, 1 ms to 24 days; the SDKs
		 * would wait for ever.
		 */
		public Builder connectionRequestTimeout(Duration connectionRequestTimeout) {
			this.connectionRequestTimeout = connectionRequestTimeout;
			return this;
		}

		/** Set the size of the pool, at least 1. */
		public Builder maxConnections(int maxConnections) {
			this.maxConnections = maxConnections;
			return this;
		}

		/** Set how often a failed request is sent again, 0 to 10. */
		public Builder maxRetries(int maxRetries) {
			this.maxRetries = maxRetries;
			return this;
		}

		/** Set the proxy, or {@code null} for none. */
		public Builder proxy(@Nullable Proxy proxy) {
			this.proxy = proxy;
			return this;
		}

		/**
		 * Set the certificates of connections over https, or {@code null} for those of
		 * the JVM.
		 */
		public Builder tls(@Nullable Tls tls) {
			this.tls = tls;
			return this;
		}

		/**
		 * Make the settings.
		 * @throws InvalidSettingException for one that is not allowed
		 */
		public ClientSettings build() {
			return new ClientSettings(this);
		}

	}

	/** An HTTP proxy. */
	public static final class Proxy {

		private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._-]+|\\[?[0-9A-Fa-f:.]+]?");

		private static final Pattern USER_INFO = Pattern.compile("[^/]*@");

		private final String host;

		private final int port;

		private final @Nullable String username;

		private final @Nullable String password;

		private Proxy(String host, int port, @Nullable String username, @Nullable String password) {
			this.host = host;
			this.port = port;
			this.username = username;
			this.password = password;
		}

		/**
		 * Describe a proxy that asks for no user.
		 * @throws InvalidSettingException for a host that is an address with a protocol,
		 * a user or a port, and for a port that is none
		 */
		public static Proxy of(String host, int port) {
			if (!HOST.matcher(host).matches()) {
				throw new InvalidSettingException("client.proxy.host", USER_INFO.matcher(host).replaceFirst("***@"),
						"a host name or an IP address; port, username and password are settings of their own");
			}
			if (port < 1 || port > 65535) {
				throw new InvalidSettingException("client.proxy.port", String.valueOf(port), "1 to 65535");
			}
			return new Proxy(host, port, null, null);
		}

		/** The same proxy, which asks for a user. */
		public Proxy withUser(@Nullable String username, @Nullable String password) {
			return new Proxy(this.host, this.port, username, password);
		}

		/** Its host. */
		public String host() {
			return this.host;
		}

		/** Its port. */
		public int port() {
			return this.port;
		}

		/** Its user, if it asks for one. */
		public @Nullable String username() {
			return this.username;
		}

		/** The user's password. */
		public @Nullable String password() {
			return this.password;
		}

		private ValueProperties properties() {
			return new ValueProperties().with("host", this.host)
				.with("port", this.port)
				.with("username", this.username)
				.with("password", this.password);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Proxy that && properties().equals(that.properties());
		}

		@Override
		public int hashCode() {
			return properties().hashCode();
		}

		@Override
		public String toString() {
			return "%s:%s%s".formatted(this.host, this.port, (this.username != null) ? " with a user" : "");
		}

	}

	/**
	 * The certificates of connections over https: whom the client trusts and, if it is
	 * asked for a certificate, who it is.
	 */
	public static final class Tls {

		private final SSLContext context;

		private final List<String> protocols;

		private final List<String> ciphers;

		private Tls(SSLContext context, List<String> protocols, List<String> ciphers) {
			this.context = context;
			this.protocols = List.copyOf(protocols);
			this.ciphers = List.copyOf(ciphers);
		}

		/** Trust and keys in place of the JVM's. */
		public static Tls of(SSLContext context) {
			return new Tls(context, List.of(), List.of());
		}

		/**
		 * The same with the versions of TLS that are offered; none for the context's own.
		 */
		public Tls withProtocols(List<String> protocols) {
			return new Tls(this.context, protocols, this.ciphers);
		}

		/**
		 * The same with the cipher suites that are offered; none for the context's own.
		 */
		public Tls withCiphers(List<String> ciphers) {
			return new Tls(this.context, this.protocols, ciphers);
		}

		/** Trust and keys. */
		public SSLContext context() {
			return this.context;
		}

		/** The versions of TLS that are offered; empty for the context's own. */
		public List<String> protocols() {
			return this.protocols;
		}

		/** The cipher suites that are offered; empty for the context's own. */
		public List<String> ciphers() {
			return this.ciphers;
		}

	}

}
