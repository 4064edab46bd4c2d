package io.storager.oss;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.comm.DefaultServiceClient;
import com.aliyun.oss.internal.OSSHeaders;
import io.storager.httpclient.AbortableHttpClient;
import io.storager.httpclient.AnswerCheck;
import io.storager.httpclient.CheckedClients;
import io.storager.httpclient.SdkField;
import io.storager.settings.ClientSettings;
import org.apache.http.client.HttpClient;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.pool.ConnPoolControl;
import org.apache.http.pool.PoolStats;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an HTTP client of our own under the SDK, over the SDK's pool and like the one that
 * it makes, but for a look at every answer ({@link AnswerCheck}) and certificates of the
 * application's choice. The SDK has no setting for that: it shows an answer to others
 * only once it has believed it.
 */
final class OssHttpClient {

	private static final Logger logger = LoggerFactory.getLogger(OssHttpClient.class);

	/**
	 * Every answer of OSS has a request id. It also has the service's time, which nobody
	 * asks the SDK for; the SDK would make a new format for each answer to read it, a
	 * tenth of the processor time of a small request.
	 *
	 * @see <a href=
	 * "https://www.alibabacloud.com/help/en/oss/developer-reference/common-http-headers">Common
	 * HTTP headers</a>
	 */
	private static final AnswerCheck ANSWER_CHECK = new AnswerCheck("OSS", OSSHeaders.OSS_HEADER_REQUEST_ID,
			OSSHeaders.DATE);

	private OssHttpClient() {
	}

	/**
	 * Put it under a client.
	 * @throws IllegalStateException if there are certificates that the SDK cannot be
	 * given
	 */
	static void install(OSS client, ClientSettings.@Nullable Tls tls) {
		try {
			Object service = SdkField.of(OSSClient.class, "serviceClient").get(client);
			HttpClientConnectionManager pool = (HttpClientConnectionManager) SdkField
				.of(DefaultServiceClient.class, "connectionManager")
				.get(service);
			SdkField.of(DefaultServiceClient.class, "httpClient")
				.set(service,
						CheckedClients.over(pool, ANSWER_CHECK, tls)
							.setUserAgent(((OSSClient) client).getClientConfiguration().getUserAgent())
							.build());
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

	/**
	 * Make the requests of a client, whoever made it, ones that can be broken off. One
	 * that is no {@link OSSClient} stays as it is: who waits for its answers waits as
	 * long as its timeouts allow.
	 */
	static void makeAbortable(OSS client) {
		if (!(client instanceof OSSClient)) {
			return;
		}
		try {
			Object service = SdkField.of(OSSClient.class, "serviceClient").get(client);
			SdkField httpClient = SdkField.of(DefaultServiceClient.class, "httpClient");
			httpClient.set(service, AbortableHttpClient.of((HttpClient) httpClient.get(service)));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("Requests of the OSS SDK cannot be broken off", ex);
		}
	}

	/** The connections of the pool, or {@code null} if it cannot be reached. */
	static @Nullable PoolStats connections(OSS client) {
		try {
			Object service = SdkField.of(OSSClient.class, "serviceClient").get(client);
			Object pool = SdkField.of(DefaultServiceClient.class, "connectionManager").get(service);
			return (pool instanceof ConnPoolControl<?> control) ? control.getTotalStats() : null;
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The connections of this client are not known", ex);
			return null;
		}
	}

}
