package io.storager.autoconfigure;

import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;
import io.storager.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.NestedExceptionUtils;

/**
 * How a vendor's HTTP client behaves.
 *
 * @param connectTimeout Longest wait for a connection to be made.
 * @param readTimeout Longest silence of a connection.
 * @param connectionRequestTimeout Longest wait for a connection of the pool.
 * @param maxConnections Size of the connection pool.
 * @param maxRetries Number of times that a failed request is sent again.
 * @param proxy HTTP proxy to go through.
 * @param sslBundle Name of the SSL bundle with the certificates of connections over
 * https, those of the JVM if not set.
 */
public record ClientProperties(@DefaultValue("5s") Duration connectTimeout, @DefaultValue("30s") Duration readTimeout,
		@DefaultValue("10s") Duration connectionRequestTimeout, @DefaultValue("256") int maxConnections,
		@DefaultValue("3") int maxRetries, @Nullable Proxy proxy, @Nullable String sslBundle) {

	/** What there is if nothing is set: the values of the annotations above. */
	public static final ClientProperties DEFAULT = of(ClientSettings.DEFAULT);

	/** The name of {@code sslBundle} under a vendor's block. */
	private static final String SSL_BUNDLE = "client.ssl-bundle";

	private static final Pattern CERTIFICATE_FILE = Pattern
		.compile("[^\\s\\[\\]'\"]+\\.(?:pem|crt|cer|der|key|p12|pfx|jks)\\b");

	private static ClientProperties of(ClientSettings settings) {
		return new ClientProperties(settings.connectTimeout(), settings.readTimeout(),
				settings.connectionRequestTimeout(), settings.maxConnections(), settings.maxRetries(), null, null);
	}

	/**
	 * The bundle that is named, if any is.
	 * @throws InvalidSettingException if there is none of that name, or if it cannot be
	 * loaded
	 */
	public @Nullable SslBundle bundle(ObjectProvider<SslBundles> bundles) {
		if (this.sslBundle == null) {
			return null;
		}
		SslBundles known = bundles.getIfAvailable();
		if (known == null || !known.getBundleNames().contains(this.sslBundle)) {
			List<String> names = (known != null) ? known.getBundleNames().stream().sorted().toList() : List.of();
			throw new InvalidSettingException(SSL_BUNDLE, this.sslBundle,
					"the name of a bundle under 'spring.ssl.bundle': "
							+ (names.isEmpty() ? "there is none" : String.join(", ", names)));
		}
		return loaded(() -> known.getBundle(this.sslBundle));
	}

	private <T> T loaded(Supplier<T> part) {
		try {
			return part.get();
		}
		catch (RuntimeException ex) {
			Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
			String file = file(cause);
			InvalidSettingException refused = new InvalidSettingException(SSL_BUNDLE, this.sslBundle,
					"an SSL bundle that can be loaded; loading what is under 'spring.ssl.bundle.*.%s' ended in %s%s"
						.formatted(this.sslBundle, cause.getClass().getSimpleName(),
								(file != null) ? " for '%s'".formatted(file) : ""));
			refused.initCause(ex);
			throw refused;
		}
	}

	/**
	 * The file that cannot be read, as far as the message names one. Nothing else of a
	 * message is told: a private key that is not recognized as one is taken for the name
	 * of a file, but has no file name extension.
	 */
	private static @Nullable String file(Throwable cause) {
		boolean unreadable = cause instanceof FileNotFoundException || cause instanceof FileSystemException;
		Matcher name = CERTIFICATE_FILE.matcher(String.valueOf(cause.getMessage()));
		return (unreadable && name.find()) ? name.group() : null;
	}

	/**
	 * The settings for a driver.
	 * @param bundle the certificates, or {@code null} for those of the JVM
	 * @throws InvalidSettingException for a value that no client can work with
	 */
	public ClientSettings settings(@Nullable SslBundle bundle) {
		return ClientSettings.builder()
			.connectTimeout(Durations.require("client.connect-timeout", this.connectTimeout))
			.readTimeout(Durations.require("client.read-timeout", this.readTimeout))
			.connectionRequestTimeout(
					Durations.require("client.connection-request-timeout", this.connectionRequestTimeout))
			.maxConnections(this.maxConnections)
			.maxRetries(this.maxRetries)
			.proxy((this.proxy != null) ? this.proxy.settings() : null)
			.tls((bundle != null) ? loaded(() -> tls(bundle)) : null)
			.build();
	}

	private static ClientSettings.Tls tls(SslBundle bundle) {
		return ClientSettings.Tls.of(bundle.createSslContext())
			.withProtocols(list(bundle.getOptions().getEnabledProtocols()))
			.withCiphers(list(bundle.getOptions().getCiphers()));
	}

	private static List<String> list(String @Nullable [] names) {
		return (names != null) ? List.of(names) : List.of();
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
			return ClientSettings.Proxy.of(this.host, this.port).withUser(this.username, this.password);
		}

		/** Shows no credentials. */
		@Override
		public String toString() {
			return this.host + ":" + this.port;
		}

	}

}
