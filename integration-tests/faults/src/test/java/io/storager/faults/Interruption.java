package io.storager.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it after a while, but not after it was closed. */
final class Interruption implements AutoCloseable {

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Thread interrupter;

	Interruption(Duration delay) {
		Thread target = Thread.currentThread();
		this.interrupter = new Thread(() -> interrupt(target, delay), "interruption");
		this.interrupter.start();
	}

	private void interrupt(Thread target, Duration delay) {
		try {
			if (!this.closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
				target.interrupt();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The thread goes on as if nothing had happened. */
	@Override
	public void close() {
		this.closed.countDown();
		boolean joined = false;
		while (!joined) {
			try {
				this.interrupter.join();
				joined = true;
			}
			catch (InterruptedException ex) {
				// That is it.
				joined = !this.interrupter.isAlive();
			}
		}
		Thread.interrupted();
	}

}
