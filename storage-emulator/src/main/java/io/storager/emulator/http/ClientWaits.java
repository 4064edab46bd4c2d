package io.storager.emulator.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one port that wait for clients which owe bytes or do not take any. Each
 * may wait for {@link #PATIENCE}; while more than the limit wait, those that have waited
 * for {@link #SHORT_PATIENCE} are given up, so that others find a thread.
 */
final class ClientWaits {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration SHORT_PATIENCE = Duration.ofSeconds(1);

	private static final long LOOK_MILLIS = 100;

	private final int limit;

	private final AtomicInteger waiting = new AtomicInteger();

	/**
	 * Begin without waits.
	 * @param limit how many threads may wait for long
	 */
	ClientWaits(int limit) {
		this.limit = limit;
	}

	/**
	 * Wait until the client has done its part.
	 * @param done reaches zero then
	 * @throws StalledClientException if it takes too long
	 */
	void await(CountDownLatch done) throws StalledClientException, InterruptedIOException {
		if (!await(done, PATIENCE)) {
			throw new StalledClientException();
		}
	}

	/** As {@link #await(CountDownLatch)}, with a patience; return whether it is done. */
	boolean await(CountDownLatch done, Duration patience) throws InterruptedIOException {
		this.waiting.incrementAndGet();
		boolean counted = true;
		try {
			long start = System.nanoTime();
			while (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				long waited = System.nanoTime() - start;
				if (waited >= patience.toNanos()) {
					return false;
				}
				if (waited >= SHORT_PATIENCE.toNanos() && leaveIfTooMany()) {
					counted = false;
					return false;
				}
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The emulator is closing");
		}
		finally {
			if (counted) {
				this.waiting.decrementAndGet();
			}
		}
	}

	/** No more leave than there are too many. */
	private boolean leaveIfTooMany() {
		int count = this.waiting.get();
		while (count > this.limit) {
			if (this.waiting.compareAndSet(count, count - 1)) {
				return true;
			}
			count = this.waiting.get();
		}
		return false;
	}

}
