package io.storager.benchmarks.scenario;

import java.io.InputStream;
import java.util.Random;

/**
 * A stream of random bytes that costs no more than a copy: they repeat after a while.
 */
final class RepeatedBytes extends InputStream {

	private static final byte[] BYTES = random(1 << 20);

	private long left;

	private int position;

	RepeatedBytes(long length) {
		this.left = length;
	}

	static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new Random(42).nextBytes(bytes);
		return bytes;
	}

	@Override
	public int read() {
		if (this.left == 0) {
			return -1;
		}
		int value = BYTES[this.position] & 0xff;
		moved(1);
		return value;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		if (length == 0) {
			return 0;
		}
		if (this.left == 0) {
			return -1;
		}
		int count = (int) Math.min(Math.min(length, BYTES.length - this.position), this.left);
		System.arraycopy(BYTES, this.position, buffer, offset, count);
		moved(count);
		return count;
	}

	private void moved(int count) {
		this.left -= count;
		this.position = (this.position + count) % BYTES.length;
	}

}
