package io.storager.httpclient;

import io.storager.settings.ClientSettings;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.impl.client.HttpClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * HTTP clients to put under an SDK, over the SDK's own pool. They send once what they are
 * given and hand over content as it is stored; each answer is looked at before the SDK
 * sees it.
 */
public final class CheckedClients {

	private CheckedClients() {
	}

	/**
	 * Start with what both SDKs need.
	 * @param pool the SDK's
	 * @param answers looks at every answer
	 * @param tls certificates of the application's choice, or {@code null} for the SDK's
	 */
	public static HttpClientBuilder over(HttpClientConnectionManager pool, AnswerCheck answers,
			ClientSettings.@Nullable Tls tls) {
		HttpClientBuilder builder = HttpClientBuilder.create()
			.setConnectionManager(pool)
			.disableContentCompression()
			.disableCookieManagement()
			.disableAutomaticRetries()
			.addInterceptorFirst(answers);
		return (tls != null) ? builder.addInterceptorFirst(new TlsConnections(tls)) : builder;
	}

}
