package io.storager.cos;

import java.io.IOException;
import java.io.InputStream;

import com.qcloud.cos.model.COSObjectInputStream;

/**
 * The body of an answer. It gives the connection back as soon as the last byte was read,
 * which the SDK does only for who reads on to the end of file: all others cost it.
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
		if (count > 0) {
			this.left -= count;
			if (this.left == 0) {
				reachEnd();
			}
		}
		return count;
	}

	private void reachEnd() throws IOException {
		if (this.content.read() >= 0) {
			throw new IOException("the service sent more bytes than it announced");
		}
	}

	@Override
	public int available() {
		// The SDK's own answer is never 0, not even at the end.
		return (this.left > 0) ? 1 : 0;
	}

	/** Before the end this breaks the connection off, as the SDK does it. */
	@Override
	public void close() throws IOException {
		boolean interrupted = Thread.interrupted();
		try {
			if (this.left == 0) {
				// Nothing was read of an empty body, not even its end.
				reachEnd();
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
