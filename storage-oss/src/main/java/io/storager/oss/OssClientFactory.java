package io.storager.oss;

import java.time.Duration;
import java.util.function.Consumer;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.CredentialsProvider;
import com.aliyun.oss.common.comm.SignVersion;
import io.storager.settings.ClientSettings;
import org.apache.http.pool.PoolStats;
import org.jspecify.annotations.Nullable;

/** Makes the SDK's client. */
public final class OssClientFactory {

	private OssClientFactory() {
	}

	/**
	 * Make a client, which its caller shuts down. The SDK looks the endpoint's name up
	 * meanwhile, so this is nothing to do while an application starts.
	 * @param connection where to and who
	 * @param settings how the HTTP client behaves
	 * @param customizer has the last word on the SDK's own configuration
	 * @throws IllegalStateException if there are certificates in the settings and the SDK
	 * is of a version that cannot be given them
	 */
	public static OSS create(OssConnection connection, ClientSettings settings,
			Consumer<ClientBuilderConfiguration> customizer) {
		return create(connection, new OssSdkCredentials(connection.credentials()), settings, customizer);
	}

	/**
	 * Make a client for another endpoint that signs with the same credential as a client
	 * that is there, whoever has made that one.
	 * @param client the client that is there; if it is no {@code OSSClient}, the
	 * connection's credentials are used
	 * @param connection where to
	 * @throws IllegalStateException as {@link #create}
	 */
	public static OSS createLike(OSS client, OssConnection connection, ClientSettings settings,
			Consumer<ClientBuilderConfiguration> customizer) {
		return (client instanceof OSSClient sdk)
				? create(connection, sdk.getCredentialsProvider(), settings, customizer)
				: create(connection, settings, customizer);
	}

	/**
	 * The same credentials for a client of your own: requests and signatures use one
	 * then, which is refreshed once for both.
	 * @param connection what the storager is made with
	 */
	public static CredentialsProvider credentials(OssConnection connection) {
		return new OssSdkCredentials(connection.credentials());
	}

	private static OSS create(OssConnection connection, CredentialsProvider credentials, ClientSettings settings,
			Consumer<ClientBuilderConfiguration> customizer) {
		ClientBuilderConfiguration configuration = configuration(connection, settings);
		customizer.accept(configuration);
		OssRetryStrategy.install(configuration);
		OssRequestCheck.install(configuration, credentials);
		OSS client = OSSClientBuilder.create()
			.endpoint(connection.endpoint().toString())
			.credentialsProvider(credentials)
			.clientConfiguration(configuration)
			.region(connection.region())
			.build();
		OssHttpClient.install(client, settings.tls());
		OssObjectRequests.install(client);
		return client;
	}

	/**
	 * How many connections a client has, and how many threads wait for one.
	 * @return {@code null} if that is not known of this client
	 */
	public static @Nullable PoolStats connections(OSS client) {
		return OssHttpClient.connections(client);
	}

	private static ClientBuilderConfiguration configuration(OssConnection connection, ClientSettings settings) {
		ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
		configuration.setConnectionTimeout(millis(settings.connectTimeout()));
		configuration.setSocketTimeout(millis(settings.readTimeout()));
		configuration.setConnectionRequestTimeout(millis(settings.connectionRequestTimeout()));
		configuration.setMaxConnections(settings.maxConnections());
		// The storager repeats what may be repeated.
		configuration.setMaxErrorRetry(0);
		configuration.setSignatureVersion((connection.region() != null) ? SignVersion.V4 : SignVersion.V1);
		// The storager compares checksums itself; the SDK's are computed twice on a read
		// and then compared with nothing.
		configuration.setCrcCheckEnabled(false);
		// A key may start with a question mark: the check protects presigned addresses
		// that were put together by hand.
		configuration.setVerifyObjectStrictEnable(false);
		// The HTTP client would carry the signature to whatever host it is sent to.
		configuration.setRedirectEnable(false);
		proxy(configuration, settings.proxy());
		return configuration;
	}

	private static void proxy(ClientBuilderConfiguration configuration, ClientSettings.@Nullable Proxy proxy) {
		if (proxy != null) {
			configuration.setProxyHost(proxy.host());
			configuration.setProxyPort(proxy.port());
			configuration.setProxyUsername(proxy.username());
			configuration.setProxyPassword(proxy.password());
		}
	}

	private static int millis(Duration duration) {
		return Math.toIntExact(duration.toMillis());
	}

}
