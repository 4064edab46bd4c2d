package io.storager.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.storager.transfer.Transfers;

/**
 * Runs requests of one transfer side by side, as many as there are lanes for. Whoever
 * brings one that finds no lane runs it themselves. Used by one thread.
 *
 * @param <T> what a request gives
 */
final class SideBySide<T> {

	private final Transfers transfers;

	private final Supplier<RuntimeException> interrupted;

	private final Set<Flight> flights = ConcurrentHashMap.newKeySet();

	private final BlockingQueue<Flight> landed = new LinkedBlockingQueue<>();

	private final List<T> results = new ArrayList<>();

	/**
	 * Create one for a transfer.
	 * @param interrupted what to throw if the thread is interrupted while it waits
	 */
	SideBySide(Transfers transfers, Supplier<RuntimeException> interrupted) {
		this.transfers = transfers;
		this.interrupted = interrupted;
	}

	/** A request. */
	interface Task<T> {

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
	void submit(Task<T> task) {
		Flight flight = new Flight(task);
		try {
			while (!depart(flight)) {
				landNext();
			}
		}
		catch (RuntimeException ex) {
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
		try {
			land(this.landed.take());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw this.interrupted.get();
		}
	}

	private void land(Flight flight) {
		this.flights.remove(flight);
		if (flight.failure != null) {
			throw flight.failure;
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
	List<T> results() {
		while (!this.flights.isEmpty() || !this.landed.isEmpty()) {
			landNext();
		}
		return this.results;
	}

	/**
	 * Make the tasks that still run fail, and wait until none does: what they send may
	 * outlive what comes next.
	 */
	void cancel() {
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

		private final Pilot pilot = new Pilot();

		private volatile @Nullable T result;

		private volatile @Nullable RuntimeException failure;

		Flight(Task<T> task) {
			this.task = task;
		}

		@Override
		public void run() {
			this.pilot.board();
			try {
				this.result = this.task.run();
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
			catch (Error ex) {
				// Whoever waits for the result has to hear of it.
				this.failure = new IllegalStateException(ex);
			}
			finally {
				this.task.close();
				this.pilot.leave();
				SideBySide.this.landed.add(this);
			}
		}

		void cancel() {
			this.task.cancel();
			this.pilot.interrupt();
		}

	}

}
