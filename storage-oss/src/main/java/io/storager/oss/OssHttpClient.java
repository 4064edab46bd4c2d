package io.storager.oss;

import java.lang.reflect.Field;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.comm.DefaultServiceClient;
import io.storager.settings.ClientSettings;
import org.apache.http.client.HttpClient;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.pool.ConnPoolControl;
import org.apache.http.pool.PoolStats;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an HTTP client of our own under the SDK, over the SDK's pool and like the one that
 * it makes, but for an {@link OssAnswerCheck} of every answer and certificates of the
 * application's choice ({@link TlsConnections}). The SDK has no setting for that: it
 * shows an answer to others only once it has believed it.
 */
final class OssHttpClient {

	private static final Logger logger = LoggerFactory.getLogger(OssHttpClient.class);

	private OssHttpClient() {
	}

	/**
	 * Put it under a client.
	 * @throws IllegalStateException if there are certificates that the SDK cannot be
	 * given
	 */
	static void install(OSS client, ClientSettings.@Nullable Tls tls) {
		try {
			Object service = field(OSSClient.class, "serviceClient").get(client);
			HttpClientConnectionManager pool = (HttpClientConnectionManager) field(DefaultServiceClient.class,
					"connectionManager")
				.get(service);
			field(DefaultServiceClient.class, "httpClient").set(service,
					httpClient(pool, ((OSSClient) client).getClientConfiguration().getUserAgent(), tls));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			if (tls != null) {
				client.shutdown();
				throw new IllegalStateException("This version of the OSS SDK cannot be given certificates", ex);
			}
			logger.warn("This version of the OSS SDK cannot be told to check answers:"
					+ " a page of a proxy or a captive portal may pass for an answer of OSS", ex);
		}
	}

	/** The connections of the pool, or {@code null} if it cannot be reached. */
	static @Nullable PoolStats connections(OSS client) {
		try {
			Object service = field(OSSClient.class, "serviceClient").get(client);
			Object pool = field(DefaultServiceClient.class, "connectionManager").get(service);
			return (pool instanceof ConnPoolControl<?> control) ? control.getTotalStats() : null;
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The connections of this client are not known", ex);
			return null;
		}
	}

	private static Field field(Class<?> type, String name) throws NoSuchFieldException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return field;
	}

	private static HttpClient httpClient(HttpClientConnectionManager pool, String userAgent,
			ClientSettings.@Nullable Tls tls) {
		HttpClientBuilder builder = HttpClients.custom()
			.setConnectionManager(pool)
			.setUserAgent(userAgent)
			.disableContentCompression()
			.disableAutomaticRetries()
			.addInterceptorFirst(new OssAnswerCheck());
		if (tls != null) {
			builder.addInterceptorFirst(new TlsConnections(tls));
		}
		return builder.build();
	}

}
