package io.storager.transfer;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * How many requests of transfers may run beside the threads that asked for them. There is
 * no queue: who gets no permit does the work itself, so that nobody ever waits for a
 * thread that waits for somebody else.
 */
public final class WorkerPermits {

	private final Executor threads;

	private final Semaphore free;

	WorkerPermits(Executor threads, int number) {
		this.threads = threads;
		this.free = new Semaphore(number);
	}

	/**
	 * Run a task in a thread of its own, if there is one.
	 * @param task never throws
	 * @return whether it was started
	 */
	public boolean tryRun(Runnable task) {
		if (!this.free.tryAcquire()) {
			return false;
		}
		if (run(() -> {
			try {
				task.run();
			}
			finally {
				this.free.release();
			}
		})) {
			return true;
		}
		this.free.release();
		return false;
	}

	/**
	 * Run a task in a thread of its own even if there is no permit for it, because its
	 * caller waits for it and sends nothing meanwhile.
	 * @param task never throws
	 * @return whether it was started
	 */
	public boolean run(Runnable task) {
		try {
			this.threads.execute(task);
			return true;
		}
		catch (RejectedExecutionException ex) {
			// The application ends.
			return false;
		}
		catch (OutOfMemoryError ex) {
			// The system has no more threads to give.
			return false;
		}
	}

}
