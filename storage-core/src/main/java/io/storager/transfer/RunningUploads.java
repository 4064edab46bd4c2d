package io.storager.transfer;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The uploads in parts that run through one client, so that they can be given up before
 * the client is closed: whoever closes it first leaves their parts with the service,
 * which bills them. Those of {@code upload} are ended only: their parts stay for a later
 * call. Uploads that the application has started by itself, with {@code createMultipart},
 * are the application's to end.
 */
public final class RunningUploads {

	private final WorkerPermits workers;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition ended = this.lock.newCondition();

	private final Set<Entry> entries = new HashSet<>();

	private boolean refusing;

	RunningUploads(WorkerPermits workers) {
		this.workers = workers;
	}

	/**
	 * Tell of an upload before it is started.
	 * @param giveUp makes it end soon; called once at most, by any thread
	 * @return what to close once nothing of it is left to be done, or {@code null} if no
	 * upload may start any more
	 */
	public @Nullable Entry add(Runnable giveUp) {
		this.lock.lock();
		try {
			if (this.refusing) {
				return null;
			}
			Entry entry = new Entry(giveUp);
			this.entries.add(entry);
			return entry;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** How many uploads run. */
	public int count() {
		this.lock.lock();
		try {
			return this.entries.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Refuse new uploads from now on, and give those up that run.
	 * @param patience the longest wait for them
	 * @return whether none is left
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	public boolean end(Duration patience) throws InterruptedException {
		List<Entry> running;
		this.lock.lock();
		try {
			this.refusing = true;
			running = List.copyOf(this.entries);
		}
		finally {
			this.lock.unlock();
		}
		for (Entry entry : running) {
			// Side by side: one that the service does not answer must not hold up others.
			if (!this.workers.run(entry.giveUp)) {
				entry.giveUp.run();
			}
		}
		return awaitNone(patience);
	}

	private boolean awaitNone(Duration patience) throws InterruptedException {
		long left = TimeUnit.NANOSECONDS.convert(patience);
		this.lock.lock();
		try {
			while (!this.entries.isEmpty() && left > 0) {
				left = this.ended.awaitNanos(left);
			}
			return this.entries.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Let uploads start again. */
	public void reopen() {
		this.lock.lock();
		try {
			this.refusing = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** An upload from before its start until nothing of it is left to be done. */
	public final class Entry implements AutoCloseable {

		private final Runnable giveUp;

		private Entry(Runnable giveUp) {
			this.giveUp = giveUp;
		}

		/** The upload has become an object, or was given up. */
		@Override
		public void close() {
			RunningUploads.this.lock.lock();
			try {
				RunningUploads.this.entries.remove(this);
				RunningUploads.this.ended.signalAll();
			}
			finally {
				RunningUploads.this.lock.unlock();
			}
		}

	}

}
