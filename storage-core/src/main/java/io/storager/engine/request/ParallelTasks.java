package io.storager.engine.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

import io.storager.driver.support.InterruptHandle;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests of one transfer side by side, as many as there are workers for. Whoever
 * brings one that finds no worker runs it themselves. Used by one thread.
 *
 * @param <T> what a request gives
 */
public final class ParallelTasks<T> {

	private final Transfers transfers;

	private final Invocation call;

	private final Set<RunningTask> running = ConcurrentHashMap.newKeySet();

	private final BlockingQueue<RunningTask> ended = new LinkedBlockingQueue<>();

	private final List<T> results = new ArrayList<>();

	/**
	 * Create one for a transfer.
	 * @param call the call that the transfer is part of
	 */
	public ParallelTasks(Transfers transfers, Invocation call) {
		this.transfers = transfers;
		this.call = call;
	}

	/** A request. */
	public interface Task<T> {

		/** Send it. */
		T run();

		/** Make it fail soon. Called by another thread. */
		default void cancel() {
		}

		/** Called when it has ended, or if it never started. */
		default void close() {
		}

	}

	/**
	 * Run a task, at once or in a while.
	 * @throws RuntimeException what one of the tasks so far has thrown
	 */
	public void submit(Task<T> task) {
		RunningTask running = new RunningTask(task);
		try {
			while (!start(running)) {
				awaitOne();
			}
		}
		catch (Throwable ex) {
			task.close();
			throw ex;
		}
	}

	private boolean start(RunningTask task) {
		for (RunningTask earlier = this.ended.poll(); earlier != null; earlier = this.ended.poll()) {
			take(earlier);
		}
		if (this.running.size() < this.transfers.settings().concurrency()) {
			this.running.add(task);
			if (this.transfers.workers().tryRun(task)) {
				return true;
			}
			this.running.remove(task);
		}
		if (!this.running.isEmpty()) {
			return false;
		}
		task.run();
		return true;
	}

	private void awaitOne() {
		take(this.call.await(this.ended::take));
	}

	private void take(RunningTask task) {
		this.running.remove(task);
		if (task.failure instanceof Error error) {
			throw error;
		}
		if (task.failure != null) {
			throw (task.failure instanceof RuntimeException failure) ? failure
					: new IllegalStateException(task.failure);
		}
		if (task.result != null) {
			this.results.add(task.result);
		}
	}

	/**
	 * Wait for all tasks.
	 * @return what they gave, in the order in which they ended
	 * @throws RuntimeException what one of them has thrown
	 */
	public List<T> results() {
		while (!this.running.isEmpty() || !this.ended.isEmpty()) {
			awaitOne();
		}
		return this.results;
	}

	/**
	 * Make the tasks that still run fail, and wait until none does: what they send may
	 * outlive what comes next.
	 */
	public void cancel() {
		boolean interrupted = false;
		this.running.forEach(RunningTask::cancel);
		while (!this.running.isEmpty()) {
			try {
				this.running.remove(this.ended.take());
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private final class RunningTask implements Runnable {

		private final Task<T> task;

		private final InterruptHandle handle = new InterruptHandle();

		private volatile @Nullable T result;

		private volatile @Nullable Throwable failure;

		RunningTask(Task<T> task) {
			this.task = task;
		}

		@Override
		public void run() {
			this.handle.attach();
			this.handle.beginWait();
			try {
				this.result = this.task.run();
			}
			catch (Throwable ex) {
				// Whoever waits for the result has to hear of it.
				this.failure = ex;
			}
			finally {
				this.task.close();
				this.handle.endWait();
				this.handle.detach();
				ParallelTasks.this.ended.add(this);
			}
		}

		void cancel() {
			this.task.cancel();
			this.handle.fire();
		}

	}

}
