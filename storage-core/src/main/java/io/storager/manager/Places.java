package io.storager.manager;

import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many objects a manager works on at the same time, in whichever tree, and the
 * threads that do so. Threads are daemons, start when they are needed and end a few
 * seconds after that.
 */
final class Places {

	private static final long IDLE_SECONDS = 5;

	private final int total;

	private final Semaphore free;

	private final ThreadPoolExecutor threads;

	Places(int total, ThreadFactory threads) {
		this.total = total;
		this.free = new Semaphore(total, true);
		this.threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
				new SynchronousQueue<>(), threads);
	}

	static ThreadFactory daemons() {
		AtomicInteger number = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, "storager-tree-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	int total() {
		return this.total;
	}

	void take(int count) throws InterruptedException {
		this.free.acquire(count);
	}

	void giveBack(int count) {
		this.free.release(count);
	}

	/**
	 * Run something in a thread of its own.
	 * @throws java.util.concurrent.RejectedExecutionException if the threads have ended
	 */
	void start(Runnable work) {
		this.threads.execute(work);
	}

	/** Let the threads end once they have nothing more to do. */
	void close() {
		this.threads.shutdown();
	}

}
