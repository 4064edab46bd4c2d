package io.storager.cos;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.Headers;
import com.qcloud.cos.http.CosHttpClient;
import com.qcloud.cos.http.DefaultCosHttpClient;
import io.storager.httpclient.AbortableHttpClient;
import io.storager.httpclient.AnswerCheck;
import io.storager.httpclient.CheckedClients;
import io.storager.httpclient.SdkField;
import io.storager.settings.ClientSettings;
import org.apache.http.HttpHost;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.pool.ConnPoolControl;
import org.apache.http.pool.PoolStats;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reaches the HTTP client under the SDK, which the SDK has no setting for. */
final class HttpClients {

	private static final Logger logger = LoggerFactory.getLogger(HttpClients.class);

	private static final int TRIED_OUT_AFTER_MILLIS = 2000;

	/**
	 * Every answer of COS has a request id.
	 *
	 * @see <a href="https://www.tencentcloud.com/document/product/436/7729">Common
	 * response headers</a>
	 */
	private static final AnswerCheck ANSWER_CHECK = new AnswerCheck("COS", Headers.REQUEST_ID);

	private HttpClients() {
	}

	/**
	 * Give a client an HTTP client over the same pool that looks at every answer before
	 * the SDK does ({@link AnswerCheck}) and sends once what it is given: the SDK's own
	 * repeats requests up to four times, below whatever the SDK and the storager count.
	 * And a connection may be idle for a while before it is tried out; after 1 ms, as in
	 * the SDK, that costs almost a millisecond with every request that does not follow at
	 * once.
	 * @throws IllegalStateException if there are certificates that the SDK cannot be
	 * given
	 */
	static void replace(COSClient client, ClientConfig config, ClientSettings.@Nullable Tls tls) {
		try {
			Object sdk = sender(client);
			PoolingHttpClientConnectionManager pool = (PoolingHttpClientConnectionManager) SdkField
				.of(DefaultCosHttpClient.class, "connectionManager")
				.get(sdk);
			pool.setValidateAfterInactivity(TRIED_OUT_AFTER_MILLIS);
			httpClient().set(sdk, httpClient(pool, config, tls));
			SdkField.of(COSClient.class, "cosHttpClient").set(client, new CheckedCosHttp((CosHttpClient) sdk, pool));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			if (tls != null) {
				client.shutdown();
				throw new IllegalStateException("This version of the COS SDK cannot be given certificates", ex);
			}
			logger.warn("This version of the COS SDK cannot be told to check answers and to send requests once:"
					+ " a page of a proxy or a captive portal may pass for an answer of COS", ex);
		}
	}

	/**
	 * Make the requests of a client, whoever made it, ones that can be broken off.
	 */
	static void makeAbortable(COSClient client) {
		try {
			Object sdk = sender(client);
			httpClient().set(sdk, AbortableHttpClient.of((HttpClient) httpClient().get(sdk)));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("Requests of the COS SDK cannot be broken off", ex);
		}
	}

	/** The connections of the pool, or {@code null} if it cannot be reached. */
	static @Nullable PoolStats connections(COSClient client) {
		try {
			Object pool = SdkField.of(DefaultCosHttpClient.class, "connectionManager").get(sender(client));
			return (pool instanceof ConnPoolControl<?> control) ? control.getTotalStats() : null;
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The connections of this client are not known", ex);
			return null;
		}
	}

	private static Object sender(COSClient client) throws ReflectiveOperationException {
		Object sender = SdkField.of(COSClient.class, "cosHttpClient").get(client);
		return (sender instanceof CheckedCosHttp checked) ? checked.sdk() : sender;
	}

	private static SdkField httpClient() throws ReflectiveOperationException {
		return SdkField.of(DefaultCosHttpClient.class, "httpClient");
	}

	private static HttpClient httpClient(PoolingHttpClientConnectionManager pool, ClientConfig config,
			ClientSettings.@Nullable Tls tls) {
		HttpClientBuilder builder = CheckedClients.over(pool, ANSWER_CHECK, tls);
		if (config.getHttpProxyIp() != null && config.getHttpProxyPort() != 0) {
			builder.setProxy(new HttpHost(config.getHttpProxyIp(), config.getHttpProxyPort()));
		}
		return builder.build();
	}

}
