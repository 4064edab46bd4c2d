package io.storager.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The body of a request, read piece by piece straight from the connection's buffer. */
public final class RequestBody {

	/** How long a refused client may go on to send, and how long it may pause in it. */
	private static final Duration MAX_DISCARDING = Duration.ofSeconds(30);

	private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

	private final Request request;

	private final HttpExchange exchange;

	private final ClientWaits waits;

	private final boolean awaitsContinue;

	private final boolean chunked;

	private boolean touched;

	private boolean ended;

	private long position;

	private @Nullable Pace pace;

	private long resetAfter = Long.MAX_VALUE;

	private long corruptAt = -1;

	RequestBody(Request request, HttpExchange exchange, ClientWaits waits) {
		this.request = request;
		this.exchange = exchange;
		this.waits = waits;
		this.awaitsContinue = exchange.headers().has("expect");
		this.chunked = exchange.headers().has("transfer-encoding");
		this.ended = !this.chunked && request.getLength() <= 0;
	}

	void disturb(Disturbance disturbance) {
		this.pace = disturbance.pace();
		this.corruptAt = (disturbance.corruptRequestAt() != null) ? disturbance.corruptRequestAt() : -1;
		this.resetAfter = (disturbance.resetRequestAfter() != null) ? disturbance.resetRequestAfter() : Long.MAX_VALUE;
	}

	void pace(@Nullable Pace newPace) {
		this.pace = newPace;
	}

	/** Return the declared length, or -1 if the request declares none. */
	public long declaredLength() {
		return (this.chunked || !this.exchange.headers().has("content-length")) ? -1 : this.request.getLength();
	}

	/** Return how many bytes were read so far. */
	public long position() {
		return this.position;
	}

	/** Return whether the request says where its body ends: by a length or by chunks. */
	public boolean isDelimited() {
		return this.chunked || this.exchange.headers().has("content-length");
	}

	/**
	 * Read to the end.
	 * @param sink takes the pieces
	 * @throws ClientGoneException if the client broke off
	 * @throws BrokenBodyException if the chunks of the body are none
	 * @throws StalledClientException if the client pauses for too long
	 * @throws IOException if the connection is cut on purpose, or the sink fails
	 */
	public void readAll(HttpExchange.BodySink sink) throws IOException {
		this.touched = true;
		while (!this.ended) {
			Content.Chunk chunk = this.request.read();
			if (chunk == null) {
				this.waits.await(demand());
			}
			else if (Content.Chunk.isFailure(chunk)) {
				this.ended = true;
				throw failure(chunk.getFailure());
			}
			else {
				try {
					this.ended = chunk.isLast();
					pass(chunk.getByteBuffer(), sink);
				}
				finally {
					chunk.release();
				}
			}
		}
		if (this.resetAfter != Long.MAX_VALUE && this.position >= this.resetAfter) {
			throw this.exchange.reset();
		}
	}

	private IOException failure(Throwable cause) {
		return this.exchange.isBroken() ? new BrokenBodyException(cause)
				: new ClientGoneException("The request body broke off after " + this.position + " bytes");
	}

	/**
	 * Read a body that has to be small.
	 * @param limit the most bytes to take
	 * @return the body, or {@code null} if it is longer
	 * @throws IOException if the client broke off
	 */
	public byte @Nullable [] readSmall(int limit) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		readAll((piece) -> {
			byte[] copy = new byte[Math.min(piece.remaining(), limit + 1 - bytes.size())];
			piece.get(copy);
			bytes.write(copy);
		});
		return (bytes.size() <= limit) ? bytes.toByteArray() : null;
	}

	/**
	 * Read what the client still sends after its answer, and forget it: a connection that
	 * is closed before would be reset, and the answer with it.
	 * @return whether the connection can take another request
	 */
	boolean discard() throws IOException {
		if (this.awaitsContinue && !this.touched) {
			return true;
		}
		long start = System.nanoTime();
		while (!this.ended) {
			Content.Chunk chunk = this.request.read();
			if (chunk == null) {
				long left = MAX_DISCARDING.toNanos() - (System.nanoTime() - start);
				if (left <= 0 || !this.waits.await(demand(), MAX_PAUSE)) {
					return false;
				}
			}
			else if (Content.Chunk.isFailure(chunk)) {
				return false;
			}
			else {
				this.ended = chunk.isLast();
				this.position += chunk.remaining();
				chunk.release();
			}
		}
		return true;
	}

	private void pass(ByteBuffer content, HttpExchange.BodySink sink) throws IOException {
		while (content.hasRemaining()) {
			if (this.position >= this.resetAfter) {
				throw this.exchange.reset();
			}
			int size = content.remaining();
			if (this.pace != null) {
				size = Math.min(size, this.pace.step());
			}
			size = (int) Math.min(size, this.resetAfter - this.position);
			ByteBuffer piece = content.slice(content.position(), size);
			sink.take(Inversion.at(piece, this.corruptAt - this.position));
			content.position(content.position() + size);
			this.position += size;
			if (this.pace != null) {
				this.pace.moved(size);
			}
		}
	}

	private CountDownLatch demand() {
		CountDownLatch content = new CountDownLatch(1);
		this.request.demand(content::countDown);
		return content;
	}

}
