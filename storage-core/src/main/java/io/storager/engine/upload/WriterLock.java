package io.storager.engine.upload;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time work on what is collected. Who gives it up meanwhile does not
 * wait for that thread, which may be waiting for the service: it cleans up as it leaves.
 */
final class WriterLock {

	private final ReentrantLock lock = new ReentrantLock();

	private final AtomicReference<@Nullable Runnable> cleanup = new AtomicReference<>();

	/** Start to work, unless another thread does. */
	boolean tryEnter() {
		return this.lock.tryLock();
	}

	/**
	 * Start to work as soon as no other thread does.
	 * @throws InterruptedException if the thread is interrupted meanwhile
	 */
	void enter() throws InterruptedException {
		this.lock.lockInterruptibly();
	}

	/** Stop to work. */
	void leave() {
		this.lock.unlock();
		cleanUp();
	}

	/** Run something when no thread works: now, or in the thread that leaves. */
	void whenFree(Runnable cleanup) {
		this.cleanup.compareAndSet(null, cleanup);
		cleanUp();
	}

	private void cleanUp() {
		// Again after each: somebody may have asked for it before the lock was free.
		while (this.cleanup.get() != null && !this.lock.isHeldByCurrentThread() && this.lock.tryLock()) {
			try {
				Runnable next = this.cleanup.getAndSet(null);
				if (next != null) {
					next.run();
				}
			}
			finally {
				this.lock.unlock();
			}
		}
	}

}
