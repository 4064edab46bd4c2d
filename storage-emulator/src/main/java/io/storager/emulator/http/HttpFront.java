package io.storager.emulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded server: one listening port for each service, one pool of threads. */
public final class HttpFront implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HttpFront.class);

	/** With the usual 8 KiB the wake-ups would cost more than the bytes. */
	private static final int BUFFER_SIZE = 256 * 1024;

	/** User metadata alone may take 8 KiB, and then the client signs them. */
	private static final int HEADER_SIZE = 64 * 1024;

	private static final int MAX_THREADS = 512;

	private static final long IDLE_TIMEOUT_MILLIS = 300_000;

	private final Server server;

	private final Map<Connector, HttpService> services = new LinkedHashMap<>();

	/** Prepare to listen; nothing is bound yet. */
	public HttpFront() {
		QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 8);
		threads.setName("storage-emulator");
		threads.setDaemon(true);
		this.server = new Server(threads, null, new ArrayByteBufferPool(-1, -1, 2 * BUFFER_SIZE));
		this.server.setStopTimeout(0);
		this.server.setErrorHandler(HttpFront::refuse);
		this.server.setHandler(new Dispatcher());
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
		RawTargetConnection.Factory http = new RawTargetConnection.Factory(configuration());
		http.setInputBufferSize(BUFFER_SIZE);
		ServerConnector connector = new ServerConnector(this.server, null, null, null, 1, 1, http);
		connector.setHost(host);
		connector.setPort(port);
		connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
		connector.open();
		this.services.put(connector, service);
		this.server.addConnector(connector);
		return new Listener(connector);
	}

	private static HttpConfiguration configuration() {
		HttpConfiguration configuration = new HttpConfiguration();
		configuration.setSendServerVersion(false);
		configuration.setSendDateHeader(false);
		configuration.setRequestHeaderSize(HEADER_SIZE);
		configuration.setResponseHeaderSize(HEADER_SIZE);
		configuration.setMaxResponseHeaderSize(HEADER_SIZE);
		configuration.setOutputBufferSize(BUFFER_SIZE);
		return configuration;
	}

	/** What is not even HTTP gets a bare status, not the server's own page. */
	private static boolean refuse(Request request, Response response, Callback callback) {
		response.getHeaders().put("Content-Length", 0);
		callback.succeeded();
		return true;
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
		this.services.keySet().forEach((connector) -> ((ServerConnector) connector).close());
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
		@SuppressWarnings("NullAway") // every connector of this server is in the map
		public boolean handle(Request request, Response response, Callback callback) {
			HttpService service = HttpFront.this.services.get(request.getConnectionMetaData().getConnector());
			// A fault may keep a client waiting for longer than connections may idle.
			request.addIdleTimeoutListener((timeout) -> false);
			try {
				service.serve(new HttpExchange(request, response));
				callback.succeeded();
			}
			catch (IOException ex) {
				logger.debug("An exchange ended early: {}", ex.getMessage());
				// Quiet: a connection that ends early is no failure of the server.
				callback.failed(new QuietException.Exception(ex));
			}
			return true;
		}

	}

}
