package io.storager.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor's HTTP client behaves, whoever the vendor is.
 *
 * @param connectTimeout longest wait for a connection to be made
 * @param readTimeout longest silence of a connection
 * @param connectionRequestTimeout longest wait for a connection of the pool; the SDKs'
 * own default is to wait for ever
 * @param maxConnections size of the pool
 * @param maxRetries how often a failed request is sent again
 * @param proxy the proxy, or {@code null} for none
 * @param tls the certificates of connections over https, or {@code null} for those of the
 * JVM
 */
public record ClientSettings(Duration connectTimeout, Duration readTimeout, Duration connectionRequestTimeout,
		int maxConnections, int maxRetries, @Nullable Proxy proxy, @Nullable Tls tls) {

	// These come first: the default settings below are checked against them.
	private static final Duration SHORTEST = Duration.ofMillis(1);

	private static final Duration LONGEST = Duration.ofDays(24);

	/** Settings that suit most applications. */
	public static final ClientSettings DEFAULT = new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(30),
			Duration.ofSeconds(10), 64, 3, null);

	public ClientSettings {
		requireTimeout("client.connect-timeout", connectTimeout);
		requireTimeout("client.read-timeout", readTimeout);
		requireTimeout("client.connection-request-timeout", connectionRequestTimeout);
		if (maxConnections < 1) {
			throw new InvalidSettingException("client.max-connections", String.valueOf(maxConnections), "1 or more");
		}
		if (maxRetries < 0 || maxRetries > 10) {
			throw new InvalidSettingException("client.max-retries", String.valueOf(maxRetries), "0 to 10");
		}
	}

	/** Create settings with the certificates of the JVM. */
	public ClientSettings(Duration connectTimeout, Duration readTimeout, Duration connectionRequestTimeout,
			int maxConnections, int maxRetries, @Nullable Proxy proxy) {
		this(connectTimeout, readTimeout, connectionRequestTimeout, maxConnections, maxRetries, proxy, null);
	}

	private static void requireTimeout(String setting, Duration timeout) {
		if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
			throw new InvalidSettingException(setting, timeout.toString(), "1ms to 24 days");
		}
	}

	/**
	 * An HTTP proxy.
	 *
	 * @param host its host
	 * @param port its port
	 * @param username its user, if it asks for one
	 * @param password the user's password
	 */
	public record Proxy(String host, int port, @Nullable String username, @Nullable String password) {

		private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._-]+|\\[?[0-9A-Fa-f:.]+]?");

		private static final Pattern USER_INFO = Pattern.compile("[^/]*@");

		/**
		 * Describe a proxy.
		 * @throws InvalidSettingException for a host that is an address with a protocol,
		 * a user or a port, and for a port that is none
		 */
		public Proxy {
			if (!HOST.matcher(host).matches()) {
				throw new InvalidSettingException("client.proxy.host", USER_INFO.matcher(host).replaceFirst("***@"),
						"a host name or an IP address; port, username and password are settings of their own");
			}
			if (port < 1 || port > 65535) {
				throw new InvalidSettingException("client.proxy.port", String.valueOf(port), "1 to 65535");
			}
		}

		@Override
		public String toString() {
			return "%s:%s%s".formatted(this.host, this.port, (this.username != null) ? " with a user" : "");
		}

	}

	/**
	 * The certificates of connections over https: whom the client trusts and, if it is
	 * asked for a certificate, who it is.
	 *
	 * @param context trust and keys, in place of the JVM's
	 * @param protocols the versions of TLS that are offered; empty for the context's own
	 * @param ciphers the cipher suites that are offered; empty for the context's own
	 */
	public record Tls(SSLContext context, List<String> protocols, List<String> ciphers) {

		public Tls {
			protocols = List.copyOf(protocols);
			ciphers = List.copyOf(ciphers);
		}

	}

}
