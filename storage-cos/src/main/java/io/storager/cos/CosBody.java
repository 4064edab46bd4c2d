package io.storager.cos;

import java.io.IOException;
import java.io.InputStream;

import com.qcloud.cos.model.COSObjectInputStream;

/**
 * The body of an answer. Who closes it after the last byte keeps the connection; for the
 * SDK's own stream they would have to read on to the end of file.
 */
final class CosBody extends InputStream {

	private final COSObjectInputStream content;

	private long left;

	CosBody(COSObjectInputStream content, long length) {
		this.content = content;
		this.left = length;
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
		int count = this.content.read(target, offset, length);
		this.left -= Math.max(0, count);
		return count;
	}

	@Override
	public int available() {
		// The SDK's own answer is never 0, and asking clears the interrupt flag.
		return (this.left > 0) ? 1 : 0;
	}

	/** Before the end this breaks the connection off, as the SDK does it. */
	@Override
	public void close() throws IOException {
		boolean interrupted = Thread.interrupted();
		try {
			if (this.left == 0 && this.content.read() >= 0) {
				throw new IOException("the service sent more bytes than it announced");
			}
			this.content.close();
		}
		finally {
			restore(interrupted);
		}
	}

	/** Break the connection off. */
	void abort() {
		boolean interrupted = Thread.interrupted();
		try {
			this.content.abort();
		}
		finally {
			restore(interrupted);
		}
	}

	/** The SDK's streams take the flag for a wish to abort, throw and lose it. */
	private static void restore(boolean interrupted) {
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
