package io.storager.emulator.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded server: one listening port for each service, each with threads of its own.
 */
public final class HttpFront implements AutoCloseable {

	/** Ends the message of a port that is taken. */
	public static final String PORT_IN_USE = "another program uses the port";

	private static final Logger logger = LoggerFactory.getLogger(HttpFront.class);

	/** With the usual 8 KiB the wake-ups would cost more than the bytes. */
	private static final int BUFFER_SIZE = 256 * 1024;

	/** User metadata alone may take 8 KiB, and then the client signs them. */
	private static final int HEADER_SIZE = 64 * 1024;

	/** For each port. */
	private static final int MAX_THREADS = 512;

	/** Of those, how many may wait for clients that owe bytes for long. */
	private static final int MAX_WAITS = 256;

	private static final long IDLE_TIMEOUT_MILLIS = 300_000;

	private final ActiveRequests active = new ActiveRequests();

	private final Server server;

	private final Map<Connector, Port> ports = new LinkedHashMap<>();

	/** Prepare to listen; nothing is bound yet. */
	public HttpFront() {
		this.server = new Server(threads("storage-emulator"), null, new ArrayByteBufferPool(-1, -1, 2 * BUFFER_SIZE));
		this.server.setStopTimeout(0);
		this.server.setErrorHandler(this::refuse);
		this.server.setHandler(new Dispatcher());
	}

	private static QueuedThreadPool threads(String name) {
		QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
		threads.setName(name);
		threads.setDaemon(true);
		return threads;
	}

	/**
	 * Add a service.
	 * @param host the address to bind
	 * @param port the port, or 0 for any free one
	 * @param service who answers there
	 * @return the listener, which knows its port once the front has started
	 * @throws IOException if the port is taken or the address is not of this machine
	 */
	public Listener listen(String host, int port, HttpService service) throws IOException {
		return listen(host, port, null, service);
	}

	/**
	 * Add a service that may be called by HTTPS, and by HTTP on the same port.
	 * @param host the address to bind
	 * @param port the port, or 0 for any free one
	 * @param tls the server's side of TLS, or {@code null} for HTTP alone
	 * @param service who answers there
	 * @return the listener, which knows its port once the front has started
	 * @throws IOException if the port is taken or the address is not of this machine
	 */
	public Listener listen(String host, int port, @Nullable SSLContext tls, HttpService service) throws IOException {
		RawTargetConnection.Factory http = new RawTargetConnection.Factory(configuration());
		http.setInputBufferSize(BUFFER_SIZE);
		ServerConnector connector = new ServerConnector(this.server,
				threads("storage-emulator-" + (this.ports.size() + 1)), null, null, 1, 1, factories(http, tls));
		connector.setHost(host);
		connector.setPort(port);
		connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
		try {
			connector.open();
		}
		catch (IOException | UnresolvedAddressException ex) {
			String reason = (ex instanceof UnresolvedAddressException) ? "there is no such address"
					: reason((IOException) ex);
			throw new IOException("Cannot listen on " + host + ":" + port + ": " + reason, ex);
		}
		this.ports.put(connector, new Port(service, new ClientWaits(MAX_WAITS)));
		this.server.addConnector(connector);
		return new Listener(connector);
	}

	private static ConnectionFactory[] factories(ConnectionFactory http, @Nullable SSLContext tls) {
		if (tls == null) {
			return new ConnectionFactory[] { http };
		}
		SslContextFactory.Server context = new SslContextFactory.Server();
		context.setSslContext(tls);
		SslConnectionFactory https = new SslConnectionFactory(context, http.getProtocol());
		https.setInputBufferSize(BUFFER_SIZE);
		return new ConnectionFactory[] { new DetectorConnectionFactory(https), http };
	}

	private static String reason(IOException failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		return (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) ? PORT_IN_USE
				: String.valueOf(cause.getMessage());
	}

	private static HttpConfiguration configuration() {
		HttpConfiguration configuration = new HttpConfiguration();
		// Otherwise well-known values are answered in the server's own spelling, and the
		// client has signed its own.
		configuration.setHeaderCacheCaseSensitive(true);
		configuration.setSendServerVersion(false);
		configuration.setSendDateHeader(false);
		configuration.setRequestHeaderSize(HEADER_SIZE);
		configuration.setResponseHeaderSize(HEADER_SIZE);
		configuration.setMaxResponseHeaderSize(HEADER_SIZE);
		configuration.setOutputBufferSize(BUFFER_SIZE);
		return configuration;
	}

	/** What is not even HTTP gets an answer of the service, not the server's own page. */
	private boolean refuse(Request request, Response response, Callback callback) throws IOException {
		Port port = port(request);
		Reply reply = port.service()
			.refuse(new HttpExchange(request, response, port.waits()), Math.max(400, response.getStatus()));
		reply.headers().forEach(response.getHeaders()::put);
		ByteBuffer body = ByteBuffer.allocate((int) reply.body().length());
		reply.body().writeTo(body::put);
		response.getHeaders().put("Content-Length", body.position());
		response.write(true, body.flip(), callback);
		return true;
	}

	@SuppressWarnings("NullAway") // every connector of this server is in the map
	private Port port(Request request) {
		return this.ports.get(request.getConnectionMetaData().getConnector());
	}

	/** Begin to answer. */
	public void start() {
		try {
			this.server.start();
		}
		catch (Exception ex) {
			close();
			throw new IllegalStateException("The emulator's HTTP server did not start", ex);
		}
	}

	/**
	 * Stop to listen and let the requests end that are being answered.
	 * @param limit how long to wait for them at most
	 * @return whether all have ended
	 */
	public boolean drain(Duration limit) {
		for (Connector connector : this.server.getConnectors()) {
			((ServerConnector) connector).close();
		}
		return this.active.awaitNone(limit);
	}

	/** Stop to listen, end every connection and every thread. */
	@Override
	public void close() {
		try {
			this.server.stop();
			this.server.destroy();
		}
		catch (Exception ex) {
			logger.warn("The emulator's HTTP server did not stop in good order", ex);
		}
		// Those that were bound but never started, because another one could not be.
		this.ports.keySet().forEach((connector) -> ((ServerConnector) connector).close());
	}

	/** A port that is being listened on. */
	public static final class Listener {

		private final ServerConnector connector;

		private Listener(ServerConnector connector) {
			this.connector = connector;
		}

		/** Return the address in use, never port 0. */
		public InetSocketAddress address() {
			return new InetSocketAddress(this.connector.getHost(), this.connector.getLocalPort());
		}

	}

	/** Hands each request to the service of its port. */
	private final class Dispatcher extends Handler.Abstract {

		@Override
		public boolean handle(Request request, Response response, Callback callback) {
			Port port = port(request);
			// A fault may keep a client waiting for longer than connections may idle.
			request.addIdleTimeoutListener((timeout) -> false);
			HttpFront.this.active.begin();
			try {
				port.service().serve(new HttpExchange(request, response, port.waits()));
				callback.succeeded();
			}
			catch (BrokenBodyException ex) {
				callback.failed(new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, ex.getMessage()));
			}
			catch (IOException ex) {
				logger.debug("An exchange ended early: {}", ex.getMessage());
				// Quiet: a connection that ends early is no failure of the server.
				callback.failed(new QuietException.Exception(ex));
			}
			finally {
				HttpFront.this.active.end();
			}
			return true;
		}

	}

	/**
	 * What belongs to a port.
	 *
	 * @param service who answers there
	 * @param waits who waits for its clients
	 */
	private record Port(HttpService service, ClientWaits waits) {
	}

}
