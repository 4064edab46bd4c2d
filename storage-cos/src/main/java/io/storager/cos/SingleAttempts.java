package io.storager.cos;

import java.lang.reflect.Field;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.http.DefaultCosHttpClient;
import org.apache.http.HttpHost;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the HTTP client under the SDK from repeating requests by itself: up to four
 * times, below whatever the SDK and the storager count. The SDK has no setting for that,
 * nor for how long a connection may be idle before it is tried out: after 1 ms, which
 * costs almost a millisecond with every request that does not follow at once.
 */
final class SingleAttempts {

	private static final Logger logger = LoggerFactory.getLogger(SingleAttempts.class);

	private static final int TRIED_OUT_AFTER_MILLIS = 2000;

	private SingleAttempts() {
	}

	/**
	 * Give a client an HTTP client over the same pool that sends once what it is given.
	 */
	static void install(COSClient client, ClientConfig config) {
		try {
			Object sdk = field(COSClient.class, "cosHttpClient").get(client);
			PoolingHttpClientConnectionManager pool = (PoolingHttpClientConnectionManager) field(
					DefaultCosHttpClient.class, "connectionManager")
				.get(sdk);
			pool.setValidateAfterInactivity(TRIED_OUT_AFTER_MILLIS);
			field(DefaultCosHttpClient.class, "httpClient").set(sdk, httpClient(pool, config));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// The SDK works as it is, with more attempts than were asked for.
			logger.debug("The HTTP client of the COS SDK cannot be told to send requests once", ex);
		}
	}

	private static Field field(Class<?> type, String name) throws NoSuchFieldException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return field;
	}

	private static HttpClient httpClient(PoolingHttpClientConnectionManager pool, ClientConfig config) {
		HttpClientBuilder builder = HttpClients.custom().setConnectionManager(pool).disableAutomaticRetries();
		if (config.getHttpProxyIp() != null && config.getHttpProxyPort() != 0) {
			builder.setProxy(new HttpHost(config.getHttpProxyIp(), config.getHttpProxyPort()));
		}
		return builder.build();
	}

}
