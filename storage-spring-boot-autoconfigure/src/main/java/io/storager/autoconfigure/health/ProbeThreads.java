package io.storager.autoconfigure.health;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that wait for answers in place of the health endpoint's. Not an
 * {@link java.util.concurrent.Executor}: a bean of that type would keep Spring Boot from
 * making the application's own.
 */
final class ProbeThreads implements AutoCloseable {

	private final ThreadPoolExecutor executor;

	/**
	 * Create threads as they are needed.
	 * @param maximum the most threads, one for each storager
	 */
	ProbeThreads(int maximum) {
		this.executor = new ThreadPoolExecutor(maximum, maximum, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				ProbeThreads::thread);
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "storage-health");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Run a task.
	 * @throws java.util.concurrent.RejectedExecutionException after {@link #close()}
	 */
	void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
