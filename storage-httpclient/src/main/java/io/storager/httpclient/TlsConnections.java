package io.storager.httpclient;

import java.util.List;

import io.storager.settings.ClientSettings;
import org.apache.http.HttpRequest;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.config.Lookup;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Has connections made with certificates of the application's choice. The pool is the
 * SDK's, which adds the JVM's certificates to all others; but whatever pool it is takes
 * the way to make sockets from the request's context before its own. Host names are
 * verified as ever.
 */
final class TlsConnections implements HttpRequestInterceptor {

	/** The name under which the HTTP client's connection operator looks them up. */
	private static final String SOCKET_FACTORIES = "http.socket-factory-registry";

	private final Lookup<ConnectionSocketFactory> factories;

	TlsConnections(ClientSettings.Tls tls) {
		this.factories = RegistryBuilder.<ConnectionSocketFactory>create()
			.register("http", PlainConnectionSocketFactory.getSocketFactory())
			.register("https",
					new SSLConnectionSocketFactory(tls.context(), array(tls.protocols()), array(tls.ciphers()),
							SSLConnectionSocketFactory.getDefaultHostnameVerifier()))
			.build();
	}

	private static String @Nullable [] array(List<String> names) {
		return names.isEmpty() ? null : names.toArray(String[]::new);
	}

	@Override
	public void process(HttpRequest request, HttpContext context) {
		context.setAttribute(SOCKET_FACTORIES, this.factories);
	}

}
