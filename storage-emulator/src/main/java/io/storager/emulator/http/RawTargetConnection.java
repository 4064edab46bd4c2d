package io.storager.emulator.http;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * A connection that keeps the request target as it came. Whatever its compliance mode,
 * the server refuses targets that climb above the root or hold {@code %00}, and both are
 * ordinary keys to a storage service; so it only gets to see a slash.
 */
final class RawTargetConnection extends HttpConnection {

	private String rawTarget = "/";

	private boolean broken;

	private RawTargetConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
		super(configuration, connector, endPoint);
	}

	/**
	 * Return the target of the request at hand; the next one is not parsed before its
	 * end.
	 */
	String rawTarget() {
		return this.rawTarget;
	}

	@Override
	protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
		if (HttpMethod.CONNECT.is(method)) {
			return super.newHttpStream(method, uri, version);
		}
		this.rawTarget = uri;
		return super.newHttpStream(method, "/", version);
	}

	/** Return whether what has come breaks the rules of HTTP. */
	boolean isBroken() {
		return this.broken;
	}

	@Override
	protected RequestHandler newRequestHandler() {
		return new RequestHandler() {

			@Override
			public void earlyEOF() {
				// Also what the parser reports of chunks that are none.
				RawTargetConnection.this.broken = !getParser().isAtEOF();
				super.earlyEOF();
			}

		};
	}

	/** Makes such connections. */
	static final class Factory extends HttpConnectionFactory {

		Factory(HttpConfiguration configuration) {
			super(configuration);
		}

		@Override
		public Connection newConnection(Connector connector, EndPoint endPoint) {
			RawTargetConnection connection = new RawTargetConnection(getHttpConfiguration(), connector, endPoint);
			return configure(connection, connector, endPoint);
		}

	}

}
