package io.storager.benchmarks.scenario;

import java.io.IOException;
import java.io.OutputStream;

/** Forgets what it is given, all but the number. */
final class CountedBytes extends OutputStream {

	private long count;

	@Override
	public void write(int value) {
		this.count++;
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		this.count += length;
	}

	void requireCount(long expected) throws IOException {
		if (this.count != expected) {
			throw new IOException("Read " + this.count + " bytes of " + expected);
		}
	}

}
