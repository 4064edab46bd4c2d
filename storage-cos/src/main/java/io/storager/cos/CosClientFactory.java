package io.storager.cos;

import java.util.function.Consumer;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.COSCredentialsProvider;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.region.Region;
import io.storager.error.InvalidSettingException;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import org.apache.http.pool.PoolStats;
import org.jspecify.annotations.Nullable;

/**
 * Makes the vendor's clients: they keep secrets out of logs and exceptions, never wait
 * for ever and leave no thread behind once they are shut down.
 */
public final class CosClientFactory {

	private CosClientFactory() {
	}

	/**
	 * Make a client. Nothing is sent and no name is looked up.
	 * @param customizer the last word on the vendor's configuration
	 * @throws InvalidSettingException for a proxy that the SDK cannot use
	 * @throws IllegalStateException if there are certificates in the settings and the SDK
	 * is of a version that cannot be given them
	 */
	public static COSClient create(CosConnection connection, ClientSettings settings,
			Consumer<ClientConfig> customizer) {
		ClientConfig config = new ClientConfig(new Region(connection.location()));
		Endpoint endpoint = connection.endpoint();
		if (endpoint != null) {
			CosEndpoints endpoints = new CosEndpoints(endpoint, connection.location(), connection.domainOf());
			config.setHttpProtocol(endpoint.secure() ? HttpProtocol.https : HttpProtocol.http);
			config.setEndpointBuilder(endpoints);
			config.setEndpointResolver(endpoints);
		}
		apply(settings, config);
		protect(config);
		customizer.accept(config);
		COSClient client = new GuardedCosClient(credentials(connection), config);
		HttpClients.replace(client, config, settings.tls());
		return client;
	}

	/**
	 * How many connections a client has, and how many threads wait for one.
	 * @return {@code null} if that is not known of this client
	 */
	public static @Nullable PoolStats connections(COSClient client) {
		return HttpClients.connections(client);
	}

	private static void apply(ClientSettings settings, ClientConfig config) {
		config.setConnectionTimeout((int) settings.connectTimeout().toMillis());
		config.setSocketTimeout((int) settings.readTimeout().toMillis());
		config.setConnectionRequestTimeout((int) settings.connectionRequestTimeout().toMillis());
		config.setMaxConnectionsCount(settings.maxConnections());
		// The storager repeats what may be repeated.
		config.setMaxErrorRetry(0);
		config.setMaxErrorRetryForCopyRequest(0);
		ClientSettings.Proxy proxy = settings.proxy();
		if (proxy != null) {
			config.setHttpProxyIp(proxy.host());
			config.setHttpProxyPort(proxy.port());
			if (proxy.username() != null) {
				authenticate(proxy, proxy.username(), config);
			}
		}
	}

	private static void authenticate(ClientSettings.Proxy proxy, String username, ClientConfig config) {
		if (config.getHttpProtocol() == HttpProtocol.https) {
			// The SDK would send the password through the tunnel to COS and not to the
			// proxy.
			throw new InvalidSettingException("client.proxy.username", username,
					"none over https: the COS SDK cannot log in to a proxy there");
		}
		config.setUseBasicAuth(true);
		config.setProxyUsername(username);
		config.setProxyPassword((proxy.password() != null) ? proxy.password() : "");
	}

	private static void protect(ClientConfig config) {
		// Without these two the SDK answers null.
		config.setThrow304Directly(true);
		config.setThrow412Directly(true);
		config.setRetryPolicy(new CosRetries());
		config.setPrintShutdownStackTrace(false);
		config.setCosSigner(new CosRequestSigner());
	}

	/**
	 * The same credentials for a client of your own: requests and signatures use one
	 * then, which is refreshed once for both.
	 * @param connection what the storager is made with
	 */
	public static COSCredentialsProvider credentials(CosConnection connection) {
		return new CosSdkCredentials(connection.credentials());
	}

}
