package io.storager.engine.download;

import java.io.Closeable;
import java.io.IOException;

import io.storager.StorageException;
import io.storager.driver.GetReply;
import io.storager.driver.support.ActiveRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a range of one version of an object from first to last. Where a connection
 * breaks, the next one goes on. Read by one thread; another may cancel it.
 */
final class RangeReader implements Closeable {

	/** Whoever gets this far may fail as often again. */
	private static final long STRIDE = 1024 * 1024;

	private final PinnedObject source;

	private final long start;

	private final long end;

	private volatile @Nullable GetReply reply;

	private long position;

	private long failedAt;

	/**
	 * Create a reader.
	 * @param reply what was opened already, or {@code null} to open it at the first read
	 */
	RangeReader(PinnedObject source, @Nullable GetReply reply, long start, long end) {
		this.source = source;
		this.reply = reply;
		this.start = start;
		this.position = start;
		this.end = end;
	}

	/**
	 * Read some bytes, at least one.
	 * @throws StorageException if that cannot be done
	 */
	int read(byte[] target, int offset, int length) {
		if (this.reply == null) {
			return this.source.call().request(() -> reopen(target, offset, length));
		}
		StorageException failure;
		try {
			return step(target, offset, length);
		}
		catch (Exception ex) {
			failure = this.source.translate(ex);
			abort(failure);
		}
		if (this.position - this.failedAt >= STRIDE) {
			this.source.call().restoreRetries();
		}
		this.failedAt = this.position;
		if (!this.source.pinned() || !this.source.call().resumes(failure)) {
			throw failure;
		}
		return this.source.call().request(() -> reopen(target, offset, length));
	}

	private int reopen(byte[] target, int offset, int length) throws Exception {
		this.reply = this.source.open(this.position, this.end);
		try {
			return step(target, offset, length);
		}
		catch (Throwable ex) {
			abort(ex);
			throw ex;
		}
	}

	private int step(byte[] target, int offset, int length) throws IOException {
		GetReply reply = this.reply;
		int count = (reply != null) ? read(reply, target, offset, (int) Math.min(length, this.end - this.position))
				: -1;
		if (count < 0) {
			throw this.source.ended(this.start, this.position, this.end);
		}
		this.position += count;
		this.source.call().received(count);
		return count;
	}

	private static int read(GetReply reply, byte[] target, int offset, int length) throws IOException {
		Runnable earlier = ActiveRequest.replace(() -> PinnedObject.abort(reply, new IOException("broken off")));
		try {
			return reply.body().read(target, offset, length);
		}
		finally {
			ActiveRequest.replace(earlier);
		}
	}

	/** Where the range ends. */
	long end() {
		return this.end;
	}

	/** Whether all bytes were read. */
	boolean drained() {
		return this.position == this.end;
	}

	/** How many bytes can be read without waiting, as far as is known. */
	int available() {
		GetReply reply = this.reply;
		try {
			return (reply != null) ? reply.body().available() : 0;
		}
		catch (IOException ex) {
			// The next read meets what is wrong, and may go on with another connection.
			return 0;
		}
	}

	/** Give the connection up because of a failure. */
	void abort(Throwable failure) {
		GetReply reply = this.reply;
		this.reply = null;
		if (reply != null) {
			PinnedObject.abort(reply, failure);
		}
	}

	/** Break a read off that another thread may be in. */
	void cancel() {
		GetReply reply = this.reply;
		if (reply != null) {
			PinnedObject.abort(reply, new IOException("cancelled"));
		}
	}

	/** Give the connection back, or up if there are bytes left. */
	@Override
	public void close() throws IOException {
		GetReply reply = this.reply;
		this.reply = null;
		if (reply == null) {
			return;
		}
		if (this.position == this.end) {
			reply.body().close();
		}
		else {
			reply.abort();
		}
	}

}
