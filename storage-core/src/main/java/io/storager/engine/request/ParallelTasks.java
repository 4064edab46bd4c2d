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
 * Runs requests of one transfer side by side, as many as there are lanes for. Whoever
 * brings one that finds no lane runs it themselves. Used by one thread.
 *
 * @param <T> what a request gives
 */
public final class ParallelTasks<T> {

	private final Transfers transfers;

	private final Invocation call;

	private final Set<Flight> flights = ConcurrentHashMap.newKeySet();

	private final BlockingQueue<Flight> landed = new LinkedBlockingQueue<>();

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
		public default void cancel() {
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
		Flight flight = new Flight(task);
		try {
			while (!depart(flight)) {
				landNext();
			}
		}
		catch (Throwable ex) {
			task.close();
			throw ex;
		}
	}

	private boolean depart(Flight flight) {
		for (Flight earlier = this.landed.poll(); earlier != null; earlier = this.landed.poll()) {
			land(earlier);
		}
		if (this.flights.size() < this.transfers.settings().concurrency()) {
			this.flights.add(flight);
			if (this.transfers.lanes().tryRun(flight)) {
				return true;
			}
			this.flights.remove(flight);
		}
		if (!this.flights.isEmpty()) {
			return false;
		}
		flight.run();
		return true;
	}

	private void landNext() {
		land(this.call.await(this.landed::take));
	}

	private void land(Flight flight) {
		this.flights.remove(flight);
		if (flight.failure instanceof Error error) {
			throw error;
		}
		if (flight.failure != null) {
			throw (flight.failure instanceof RuntimeException failure) ? failure
					: new IllegalStateException(flight.failure);
		}
		if (flight.result != null) {
			this.results.add(flight.result);
		}
	}

	/**
	 * Wait for all tasks.
	 * @return what they gave, in the order in which they ended
	 * @throws RuntimeException what one of them has thrown
	 */
	public List<T> results() {
		while (!this.flights.isEmpty() || !this.landed.isEmpty()) {
			landNext();
		}
		return this.results;
	}

	/**
	 * Make the tasks that still run fail, and wait until none does: what they send may
	 * outlive what comes next.
	 */
	public void cancel() {
		boolean interrupted = false;
		this.flights.forEach(Flight::cancel);
		while (!this.flights.isEmpty()) {
			try {
				this.flights.remove(this.landed.take());
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private final class Flight implements Runnable {

		private final Task<T> task;

		private final InterruptHandle handle = new InterruptHandle();

		private volatile @Nullable T result;

		private volatile @Nullable Throwable failure;

		Flight(Task<T> task) {
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
				ParallelTasks.this.landed.add(this);
			}
		}

		public void cancel() {
			this.task.cancel();
			this.handle.fire();
		}

	}

}
