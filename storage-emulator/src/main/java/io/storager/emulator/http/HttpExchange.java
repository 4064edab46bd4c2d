package io.storager.emulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request and the way back to its sender. Used by one thread at a time. */
public final class HttpExchange {

	private final Request request;

	private final Response response;

	private final ClientWaits waits;

	private final RawTarget target;

	private final RequestHeaders headers = new RequestHeaders();

	private final RequestBody body;

	private @Nullable QueryString query;

	private Disturbance disturbance = Disturbance.NONE;

	private int status;

	private @Nullable ResponseSink sink;

	HttpExchange(Request request, Response response, ClientWaits waits) {
		this.request = request;
		this.waits = waits;
		this.response = response;
		this.target = RawTarget
			.parse((request.getConnectionMetaData().getConnection() instanceof RawTargetConnection connection)
					? connection.rawTarget() : "/");
		for (HttpField field : request.getHeaders()) {
			String value = (field.getValue() != null) ? field.getValue() : "";
			this.headers.add(field.getName(), utf8(value));
		}
		this.body = new RequestBody(request, this, waits);
	}

	/**
	 * The server hands header bytes over as ISO-8859-1; the services sign them as UTF-8.
	 */
	private static String utf8(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (value.charAt(i) > 0x7F) {
				return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
			}
		}
		return value;
	}

	/** Return the HTTP method. */
	public String method() {
		return this.request.getMethod();
	}

	/** Return the path as sent: encoded, with every dot segment and double slash. */
	public String rawPath() {
		return this.target.path();
	}

	/** Return path and query as sent. */
	public String rawTarget() {
		return this.target.toString();
	}

	/** Return the decoded query. */
	public QueryString query() {
		if (this.query == null) {
			this.query = new QueryString(this.target.query());
		}
		return this.query;
	}

	/** Return the headers. */
	public RequestHeaders headers() {
		return this.headers;
	}

	/** Return the body. */
	public RequestBody body() {
		return this.body;
	}

	/** Return the status that was sent, or 0 if none was yet. */
	public int sentStatus() {
		return this.status;
	}

	/** Return how many bytes of a response body were sent. */
	public long bytesSent() {
		return (this.sink != null) ? this.sink.position() : 0;
	}

	/** Return the client's address. */
	public String remoteAddress() {
		return Request.getRemoteAddr(this.request);
	}

	/** Return whether the request came by HTTPS. */
	public boolean isSecure() {
		return this.request.getConnectionMetaData().isSecure();
	}

	/** Return the address and port where the client reached us. */
	public InetSocketAddress localAddress() {
		return new InetSocketAddress(Request.getLocalAddr(this.request), Request.getLocalPort(this.request));
	}

	/** Return the client's port. */
	public int remotePort() {
		return Request.getRemotePort(this.request);
	}

	/** Let something go wrong from here on. */
	public void disturb(Disturbance upcoming) {
		this.disturbance = upcoming;
		this.body.disturb(upcoming);
	}

	/** Let both bodies move no faster than so many bytes a second from here on. */
	public void limit(long bytesPerSecond) {
		this.disturbance = this.disturbance.within(bytesPerSecond);
		this.body.pace(this.disturbance.pace());
	}

	/**
	 * Wait as long as so many bytes take that move elsewhere for this request.
	 * @throws IOException if the emulator closes meanwhile
	 */
	public void awaitTransfer(long bytes) throws IOException {
		Pace pace = this.disturbance.pace();
		if (pace != null) {
			pace.moved(bytes);
		}
	}

	/**
	 * Send the reply, at once: a client that is refused need not send the rest of its
	 * body, though most do.
	 * @param reply what to send; its body is closed here
	 * @throws IOException if the client is gone or the connection was cut on purpose
	 */
	public void send(Reply reply) throws IOException {
		try (ReplyBody content = reply.body()) {
			if (this.disturbance.loseReply()) {
				throw reset();
			}
			this.response.setStatus(reply.status());
			reply.headers().forEach((name, value) -> this.response.getHeaders().put(name, latin1(value)));
			boolean bodiless = "HEAD".equals(method()) || reply.status() == 304 || reply.status() == 204;
			if (!bodiless) {
				this.response.getHeaders().put("Content-Length", content.length());
			}
			if (reply.isLastOnConnection()) {
				this.response.getHeaders().put("Connection", "close");
			}
			ResponseSink bodySink = new ResponseSink(this.disturbance, this);
			this.status = reply.status();
			this.sink = bodySink;
			if (!bodiless) {
				content.writeTo(bodySink);
			}
			else if (reply.status() == 304 || reply.status() == 204) {
				// Sent alone, the head gets no length of zero, which would be wrong of
				// 304.
				write(false, BufferUtil.EMPTY_BUFFER);
			}
			bodySink.finish();
			if (this.disturbance.hangUp() || !this.body.discard()) {
				throw close();
			}
		}
	}

	/** Write a piece of the response, waiting as long as the client may make us wait. */
	void write(boolean last, ByteBuffer piece) throws IOException {
		Written written = new Written();
		this.response.write(last, piece, written);
		try {
			this.waits.await(written.done);
		}
		catch (StalledClientException ex) {
			throw reset();
		}
		if (written.failure != null) {
			throw new ClientGoneException("The response could not be sent: " + written.failure.getMessage());
		}
	}

	private static String latin1(String value) {
		return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	/**
	 * Reset the TCP connection: the client gets RST, not an orderly end.
	 * @return what to throw
	 */
	public ConnectionCutException reset() throws IOException {
		EndPoint endPoint = endPoint();
		while (endPoint instanceof EndPoint.Wrapper wrapper) {
			// TLS would say good-bye first.
			endPoint = wrapper.unwrap();
		}
		if (endPoint.getTransport() instanceof SocketChannel channel) {
			channel.socket().setSoLinger(true, 0);
		}
		endPoint.close();
		return new ConnectionCutException();
	}

	/** End the TCP connection in good order. */
	ConnectionCutException close() {
		endPoint().close();
		return new ConnectionCutException();
	}

	boolean isBroken() {
		return this.request.getConnectionMetaData().getConnection() instanceof RawTargetConnection connection
				&& connection.isBroken();
	}

	private EndPoint endPoint() {
		return this.request.getConnectionMetaData().getConnection().getEndPoint();
	}

	/** Tells when a piece has been written, or why it has not. */
	private static final class Written implements Callback {

		private final CountDownLatch done = new CountDownLatch(1);

		private volatile @Nullable Throwable failure;

		@Override
		public void succeeded() {
			this.done.countDown();
		}

		@Override
		public void failed(Throwable cause) {
			this.failure = cause;
			this.done.countDown();
		}

		@Override
		public InvocationType getInvocationType() {
			return InvocationType.NON_BLOCKING;
		}

	}

	/** What takes the pieces of a request body. */
	public interface BodySink {

		/** Take a piece; it is only valid until the call returns. */
		void take(ByteBuffer piece) throws IOException;

	}

}
