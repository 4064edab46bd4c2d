package io.storager.httpclient;

import java.io.IOException;

import io.storager.driver.support.ActiveRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.AbortableHttpRequest;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * An SDK's own HTTP client, whose requests can be broken off by another thread, be it
 * while they wait for a connection, connect, send or wait for an answer.
 */
public final class AbortableHttpClient extends CloseableHttpClient {

	private final CloseableHttpClient delegate;

	private AbortableHttpClient(CloseableHttpClient delegate) {
		this.delegate = delegate;
	}

	/** Wrap a client, unless that has been done or it is one that cannot be wrapped. */
	public static HttpClient of(HttpClient client) {
		return (client instanceof CloseableHttpClient plain && !(client instanceof AbortableHttpClient))
				? new AbortableHttpClient(plain) : client;
	}

	@Override
	protected CloseableHttpResponse doExecute(@Nullable HttpHost target, HttpRequest request,
			@Nullable HttpContext context) throws IOException {
		if (request instanceof AbortableHttpRequest abortable) {
			ActiveRequest.begin(abortable::abort);
		}
		return this.delegate.execute(target, request, context);
	}

	@Override
	public void close() throws IOException {
		this.delegate.close();
	}

	@Override
	@Deprecated
	public HttpParams getParams() {
		return this.delegate.getParams();
	}

	@Override
	@Deprecated
	public ClientConnectionManager getConnectionManager() {
		return this.delegate.getConnectionManager();
	}

}
