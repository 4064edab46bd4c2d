package io.storager.emulator.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests that are being answered, so that an end can wait for theirs. */
final class ActiveRequests {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition idle = this.lock.newCondition();

	private int count;

	void begin() {
		change(1);
	}

	void end() {
		change(-1);
	}

	private void change(int by) {
		this.lock.lock();
		try {
			this.count += by;
			if (this.count == 0) {
				this.idle.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until there is none.
	 * @param limit for how long at most
	 * @return whether there is none
	 */
	boolean awaitNone(Duration limit) {
		long left = limit.toNanos();
		this.lock.lock();
		try {
			while (this.count > 0 && left > 0) {
				left = this.idle.awaitNanos(left);
			}
			return this.count == 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

}
