package io.storager.emulator.http;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** Holds a flow of bytes down to a rate by sleeping whenever it is ahead. */
final class Pace {

	/** Fine enough that a slow flow is a steady one. */
	private static final int STEPS_PER_SECOND = 50;

	private final long bytesPerSecond;

	private final long start = System.nanoTime();

	private long moved;

	Pace(long bytesPerSecond) {
		this.bytesPerSecond = bytesPerSecond;
	}

	/** Return how much may be moved at once. */
	int step() {
		return (int) Math.max(1, Math.min(this.bytesPerSecond / STEPS_PER_SECOND, 1 << 20));
	}

	void moved(long bytes) throws InterruptedIOException {
		this.moved += bytes;
		long due = this.start + (long) (this.moved * (1e9 / this.bytesPerSecond));
		long ahead = due - System.nanoTime();
		if (ahead > 0) {
			try {
				TimeUnit.NANOSECONDS.sleep(ahead);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new InterruptedIOException("The emulator is closing");
			}
		}
	}

}
