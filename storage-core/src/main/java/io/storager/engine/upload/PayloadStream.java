package io.storager.engine.upload;

import java.io.IOException;
import java.io.InputStream;

import io.storager.checksum.Crc64;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a payload, handed to an SDK. It ends exactly at the payload's length or
 * fails: an SDK that meets an early end waits for its timeout, and one that meets a late
 * end cuts the object.
 */
public final class PayloadStream extends InputStream {

	private final UploadPayload payload;

	private final Crc64 crc64 = new Crc64();

	private long position;

	/** Bytes read ahead of the position, where a read is costly. */
	private byte[] ahead = {};

	private int aheadStart;

	private int aheadEnd;

	PayloadStream(UploadPayload payload) {
		this.payload = payload;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (this.payload.failure() != null) {
			throw repeated(this.payload.failure());
		}
		long left = this.payload.length() - this.position;
		if (left == 0) {
			return -1;
		}
		try {
			return read(target, offset, (int) Math.min(length, left), left);
		}
		catch (Throwable ex) {
			this.payload.failed(ex);
			throw ex;
		}
	}

	private int read(byte[] target, int offset, int length, long left) throws IOException {
		int count = (this.aheadStart < this.aheadEnd) ? takeAhead(target, offset, length)
				: readOn(target, offset, length, left);
		this.position += count;
		this.payload.handOut(count);
		if (count == left) {
			this.payload.sent(this.crc64.getValue());
		}
		this.payload.progress().at(this.position);
		return count;
	}

	private int readOn(byte[] target, int offset, int length, long left) throws IOException {
		int size = this.payload.readSize();
		if (length >= size) {
			return readFromSource(target, offset, length, left);
		}
		if (this.ahead.length == 0) {
			this.ahead = new byte[(int) Math.min(size, this.payload.length())];
		}
		this.aheadEnd = readFromSource(this.ahead, 0, (int) Math.min(this.ahead.length, left), left);
		this.aheadStart = 0;
		return takeAhead(target, offset, length);
	}

	private int readFromSource(byte[] target, int offset, int length, long left) throws IOException {
		int count = this.payload.read(this.position, target, offset, length);
		if (count < 0) {
			throw this.payload.shrunk();
		}
		if (count == left) {
			this.payload.requireUnchanged();
		}
		this.crc64.update(target, offset, count);
		return count;
	}

	private int takeAhead(byte[] target, int offset, int length) {
		int count = Math.min(length, this.aheadEnd - this.aheadStart);
		System.arraycopy(this.ahead, this.aheadStart, target, offset, count);
		this.aheadStart += count;
		return count;
	}

	private static IOException repeated(@Nullable Throwable failure) {
		return new IOException("not repeated: reading the content has failed", failure);
	}

	@Override
	public int available() {
		return (int) Math.min(Integer.MAX_VALUE, this.payload.length() - this.position);
	}

	/** Both SDKs mark before the first byte, so the mark is always the start. */
	@Override
	public boolean markSupported() {
		return true;
	}

	@Override
	public void mark(int readLimit) {
		if (this.position != 0) {
			throw new IllegalStateException("only the start can be marked, not byte " + this.position);
		}
	}

	@Override
	public void reset() throws IOException {
		if (this.payload.failure() != null) {
			throw repeated(this.payload.failure());
		}
		this.position = 0;
		this.aheadStart = 0;
		this.aheadEnd = 0;
		this.crc64.reset();
	}

}
