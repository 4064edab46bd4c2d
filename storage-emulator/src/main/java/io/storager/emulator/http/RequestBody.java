package io.storager.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;
import org.jspecify.annotations.Nullable;

/** The body of a request, read piece by piece straight from the connection's buffer. */
public final class RequestBody {

	private final Request request;

	private final HttpExchange exchange;

	private final boolean awaitsContinue;

	private final boolean chunked;

	private boolean touched;

	private boolean ended;

	private long position;

	private @Nullable Pace pace;

	private long resetAfter = Long.MAX_VALUE;

	private long corruptAt = -1;

	RequestBody(Request request, HttpExchange exchange) {
		this.request = request;
		this.exchange = exchange;
		this.awaitsContinue = exchange.headers().has("expect");
		this.chunked = exchange.headers().has("transfer-encoding");
		this.ended = !this.chunked && request.getLength() <= 0;
	}

	void disturb(Disturbance disturbance) {
		this.pace = disturbance.pace();
		this.corruptAt = (disturbance.corruptRequestAt() != null) ? disturbance.corruptRequestAt() : -1;
		this.resetAfter = (disturbance.resetRequestAfter() != null) ? disturbance.resetRequestAfter() : Long.MAX_VALUE;
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
	 * @throws IOException if the client broke off
	 */
	public void readAll(HttpExchange.BodySink sink) throws IOException {
		this.touched = true;
		while (!this.ended) {
			Content.Chunk chunk = this.request.read();
			if (chunk == null) {
				awaitContent();
			}
			else if (Content.Chunk.isFailure(chunk)) {
				this.ended = true;
				throw new ClientGoneException("The request body broke off after " + this.position + " bytes");
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
	 * Read what is left and forget it, unless the client still waits to be asked for it.
	 */
	void drain() throws IOException {
		if (this.ended || (this.awaitsContinue && !this.touched)) {
			return;
		}
		readAll((piece) -> {
		});
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

	private void awaitContent() throws IOException {
		try (Blocker.Runnable content = Blocker.runnable()) {
			this.request.demand(content);
			content.block();
		}
	}

}
