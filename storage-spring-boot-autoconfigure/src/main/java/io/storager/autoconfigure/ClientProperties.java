package io.storager.autoconfigure;

import java.time.Duration;

import io.storager.error.InvalidSettingException;
import io.storager.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a vendor's HTTP client behaves.
 *
 * @param connectTimeout Longest wait for a connection to be made.
 * @param readTimeout Longest silence of a connection.
 * @param connectionRequestTimeout Longest wait for a connection of the pool.
 * @param maxConnections Size of the connection pool.
 * @param maxRetries Number of times that a failed request is sent again.
 * @param proxy HTTP proxy to go through.
 */
public record ClientProperties(@DefaultValue("5s") Duration connectTimeout, @DefaultValue("30s") Duration readTimeout,
		@DefaultValue("10s") Duration connectionRequestTimeout, @DefaultValue("64") int maxConnections,
		@DefaultValue("3") int maxRetries, @Nullable Proxy proxy) {

	/**
	 * The settings for a driver.
	 * @throws InvalidSettingException for a value that no client can work with
	 */
	public ClientSettings settings() {
		return new ClientSettings(Durations.require("client.connect-timeout", this.connectTimeout),
				Durations.require("client.read-timeout", this.readTimeout),
				Durations.require("client.connection-request-timeout", this.connectionRequestTimeout),
				this.maxConnections, this.maxRetries, (this.proxy != null) ? this.proxy.settings() : null);
	}

	/**
	 * An HTTP proxy.
	 *
	 * @param host Host name or IP address of the proxy.
	 * @param port Port of the proxy.
	 * @param username User name that the proxy asks for.
	 * @param password Password that the proxy asks for.
	 */
	public record Proxy(@Nullable String host, @Nullable Integer port, @Nullable String username,
			@Nullable String password) {

		private ClientSettings.Proxy settings() {
			if (this.host == null) {
				throw new InvalidSettingException("client.proxy.host", null, "a host name or an IP address");
			}
			if (this.port == null) {
				throw new InvalidSettingException("client.proxy.port", null, "1 to 65535");
			}
			return new ClientSettings.Proxy(this.host, this.port, this.username, this.password);
		}

		/** Shows no credentials. */
		@Override
		public String toString() {
			return this.host + ":" + this.port;
		}

	}

}
