package io.storager.emulator.http;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** Writes a response body and lets go wrong what was ordered to. */
final class ResponseSink implements ReplyBody.Sink {

	private final HttpExchange exchange;

	private final @Nullable Pace pace;

	private final long cutAfter;

	private final boolean cutByReset;

	private final long corruptAt;

	private long position;

	ResponseSink(Disturbance disturbance, HttpExchange exchange) {
		this.exchange = exchange;
		this.pace = disturbance.pace();
		this.cutAfter = (disturbance.cutResponseAfter() != null) ? disturbance.cutResponseAfter() : Long.MAX_VALUE;
		this.cutByReset = disturbance.cutByReset();
		this.corruptAt = (disturbance.corruptResponseAt() != null) ? disturbance.corruptResponseAt() : -1;
	}

	/** Return how many bytes were written. */
	long position() {
		return this.position;
	}

	@Override
	public void write(ByteBuffer piece) throws IOException {
		while (piece.hasRemaining()) {
			long size = Math.min(piece.remaining(), this.cutAfter - this.position);
			if (this.pace != null) {
				size = Math.min(size, this.pace.step());
			}
			if (size > 0) {
				writePart(piece.slice(piece.position(), (int) size));
				piece.position(piece.position() + (int) size);
			}
			if (this.position >= this.cutAfter) {
				cut();
			}
		}
	}

	/** End the response, or what was cut short of one. */
	void finish() throws IOException {
		if (this.cutAfter != Long.MAX_VALUE && this.position >= this.cutAfter) {
			cut();
		}
		this.exchange.write(true, BufferUtil.EMPTY_BUFFER);
	}

	private void writePart(ByteBuffer part) throws IOException {
		int size = part.remaining();
		this.exchange.write(false, Inversion.at(part, this.corruptAt - this.position));
		this.position += size;
		if (this.pace != null) {
			this.pace.moved(size);
		}
	}

	private void cut() throws IOException {
		if (this.position == 0) {
			// The head has not left yet: a truncated body still has one.
			this.exchange.write(false, BufferUtil.EMPTY_BUFFER);
		}
		throw this.cutByReset ? this.exchange.reset() : this.exchange.close();
	}

}
