package io.storager.engine.download;

import java.io.IOException;
import java.util.Objects;

import io.storager.ErrorCode;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.checksum.RunningCrc64;
import io.storager.driver.GetReply;
import io.storager.engine.request.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The body of an object as users see it: it ends at its length or fails, a whole object
 * is checked against the service's checksum before its last bytes are handed out, and the
 * connections are given back or given up on every path. Large ones are fetched ahead.
 */
public final class ObjectReader extends StorageInputStream {

	/** Who reads less than this may not want the rest. */
	private static final long PROOF_OF_INTEREST = 1024 * 1024;

	/** Who has waited no longer cannot tell how fast a connection is. */
	private static final long PROOF_OF_SPEED_NANOS = 4_000_000;

	private final PinnedObject source;

	private final StorageObject object;

	private final long start;

	private final long end;

	private final @Nullable Long expectedCrc64;

	private final RunningCrc64 crc64 = new RunningCrc64();

	private final Progress progress;

	private final Progress.Part moved;

	private final ReadAhead ahead;

	private final long aheadFrom;

	private @Nullable RangeReader direct;

	private long position;

	private long nanosOfReading;

	private boolean closed;

	private @Nullable StorageException failure;

	/**
	 * Create a reader.
	 * @param reply what was opened, with the first byte first
	 * @param eager whether all bytes are going to be read
	 */
	public ObjectReader(PinnedObject source, GetReply reply, StorageObject object, @Nullable ProgressListener listener,
			boolean eager) {
		this.source = source;
		this.object = object;
		this.start = reply.offset();
		this.position = this.start;
		this.end = this.start + reply.length();
		this.direct = new RangeReader(source, reply, this.start, this.end);
		this.progress = new Progress(listener, reply.length());
		this.moved = this.progress.part();
		boolean whole = reply.offset() == 0 && reply.length() == source.version().contentLength();
		this.expectedCrc64 = (whole && !source.processed()) ? source.version().crc64() : null;
		this.ahead = new ReadAhead(source, this.end);
		this.aheadFrom = source.wide() ? this.start + (eager ? 0 : PROOF_OF_INTEREST) : Long.MAX_VALUE;
	}

	@Override
	public StorageObject object() {
		return this.object;
	}

	/** What is read. */
	public PinnedObject source() {
		return this.source;
	}

	/** How many bytes there are from first to last. */
	public long length() {
		return this.end - this.start;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (this.closed && this.failure == null) {
			throw new IOException("the stream is closed");
		}
		try {
			return this.source.call().performSome(() -> fetch(target, offset, length));
		}
		catch (StorageException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	/** The same as {@code read}, but with the exceptions of operations. */
	public int fetch(byte[] target, int offset, int length) {
		if (this.failure != null) {
			throw this.failure;
		}
		try {
			if (this.position == this.end) {
				// An empty body has no last byte that would have told the progress.
				this.progress.end(length());
				return (length == 0) ? 0 : -1;
			}
			return (length == 0) ? 0 : some(target, offset, length);
		}
		catch (Error ex) {
			this.failure = this.source.call().refuse(ErrorCode.UNEXPECTED, "an earlier read has failed: " + ex, ex);
			giveUp(ex);
			throw ex;
		}
		catch (Exception ex) {
			this.failure = this.source.translate(ex);
			giveUp(this.failure);
			throw this.failure;
		}
	}

	private int some(byte[] target, int offset, int length) {
		if (this.position >= this.aheadFrom && !fast()) {
			this.ahead.fill(this.position, (this.direct != null) ? this.direct.end() : -1);
		}
		RangeFetch range = this.ahead.first();
		int count = (range != null && range.position() == this.position) ? ahead(range, target, offset, length)
				: direct(target, offset, length, (range != null) ? range.position() : this.end);
		this.position += count;
		if (this.position == this.end) {
			verify();
			this.progress.end(length());
		}
		else {
			this.moved.at(this.position - this.start);
		}
		return count;
	}

	/** Whether one connection is as good as many, as far as is known. */
	private boolean fast() {
		RangeReader reader = this.direct;
		long fast = this.source.context().transfers().fastConnection();
		if (reader == null || reader.end() < this.end || this.ahead.first() != null || fast == Long.MAX_VALUE) {
			return false;
		}
		return this.nanosOfReading < PROOF_OF_SPEED_NANOS
				|| (this.position - this.start) * 1e9 >= (double) fast * this.nanosOfReading;
	}

	private int ahead(RangeFetch range, byte[] target, int offset, int length) {
		closeDirect();
		int count = range.take(target, offset, length);
		if (range.drained()) {
			if (this.expectedCrc64 != null) {
				this.crc64.append(range.crc64(), range.length());
			}
			this.ahead.removeFirst();
		}
		return count;
	}

	private int direct(byte[] target, int offset, int length, long limit) {
		RangeReader reader = this.direct;
		if (reader == null) {
			reader = new RangeReader(this.source, null, this.position, this.ahead.boundary(this.position));
			this.direct = reader;
		}
		long begin = System.nanoTime();
		int count = reader.read(target, offset, (int) Math.min(length, limit - this.position));
		this.nanosOfReading += System.nanoTime() - begin;
		if (this.expectedCrc64 != null) {
			this.crc64.update(target, offset, count);
		}
		if (reader.drained() && this.position + count < this.end) {
			closeDirect();
		}
		return count;
	}

	private void closeDirect() {
		RangeReader reader = this.direct;
		this.direct = null;
		if (reader != null) {
			try {
				reader.close();
			}
			catch (IOException ex) {
				throw this.source.translate(ex);
			}
		}
	}

	private void verify() {
		if (this.expectedCrc64 != null && this.crc64.value() != this.expectedCrc64) {
			throw this.source.fail(ErrorCode.INTEGRITY, "the bytes read have the CRC-64 %s, the object has %s"
				.formatted(Long.toUnsignedString(this.crc64.value()), Long.toUnsignedString(this.expectedCrc64)));
		}
	}

	private void giveUp(Throwable failure) {
		this.closed = true;
		this.ahead.release();
		RangeReader reader = this.direct;
		this.direct = null;
		if (reader != null) {
			reader.abort(failure);
		}
	}

	/**
	 * At least 1 before the end, although a read may have to wait then: to readers of the
	 * JDK such as {@link java.util.zip.GZIPInputStream}, which looks here for a further
	 * member, 0 means that there is nothing more.
	 */
	@Override
	public int available() throws IOException {
		if (this.failure != null) {
			throw new IOException(this.failure.getMessage(), this.failure);
		}
		if (this.closed) {
			throw new IOException("the stream is closed");
		}
		if (this.position == this.end) {
			return 0;
		}
		RangeFetch range = this.ahead.first();
		int ready = 0;
		if (range != null && range.position() == this.position) {
			ready = range.available();
		}
		else if (this.direct != null) {
			ready = this.direct.available();
		}
		return (int) Math.max(1, Math.min(this.end - this.position, ready));
	}

	@Override
	public void close() throws IOException {
		try {
			release();
		}
		finally {
			this.source.call().end();
		}
	}

	/** Give the connections back or up in the middle of a call, which goes on. */
	public void release() throws IOException {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.ahead.release();
		RangeReader reader = this.direct;
		this.direct = null;
		if (reader != null) {
			reader.close();
		}
	}

}
