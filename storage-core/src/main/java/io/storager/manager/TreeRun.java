package io.storager.manager;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.storager.ErrorCode;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.driver.support.InterruptHandle;
import org.jspecify.annotations.Nullable;

/**
 * Does a task with each member of a tree. One thread lists, others work, and the thread
 * that has asked counts what becomes of them, so that an interrupt or a deadline ends the
 * work at once, whatever the others wait for.
 *
 * @param <T> a member of the tree
 */
final class TreeRun<T> {

	private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	/** What is transferred in parts takes the places of as many objects. */
	private static final long LARGE = 8L * 1024 * 1024;

	private static final int PLACES_OF_LARGE = 4;

	private static final int RESULTS = 256;

	/** Results that nobody has taken yet. Who brings more of them waits. */
	private final BlockingQueue<Batch> results = new ArrayBlockingQueue<>(RESULTS);

	private final TreeTask<T> task;

	private final TreeOptions options;

	private final Places places;

	private final Set<InterruptHandle> working = ConcurrentHashMap.newKeySet();

	/** Members at work, and one for the listing. */
	private final AtomicInteger pending = new AtomicInteger(1);

	private final AtomicLong bytes = new AtomicLong();

	private volatile @Nullable Early early;

	private volatile @Nullable Throwable thrown;

	private volatile @Nullable Totals totals;

	TreeRun(TreeTask<T> task, TreeOptions options, Places places) {
		this.task = task;
		this.options = options;
		this.places = places;
	}

	/**
	 * Why it ends before its time.
	 *
	 * @param end the reason
	 * @param cause the same as a failure
	 * @param abrupt whether what is at work is ended too
	 */
	private record Early(TreeEnd end, StorageException cause, boolean abrupt) {
	}

	/**
	 * Results of one member.
	 *
	 * @param results what became of its objects
	 * @param last whether nothing follows, and this is nothing either
	 */
	private record Batch(List<ObjectResult> results, boolean last) {
	}

	/**
	 * What was listed.
	 *
	 * @param objects how many objects
	 * @param bytes how many bytes
	 */
	private record Totals(long objects, long bytes) {
	}

	/** Do it all, and wait until nothing of it is at work any more. */
	TreeResult run() {
		long start = System.nanoTime();
		long deadline = nanos(this.options.deadline());
		boolean interrupted = false;
		TreeCounts counts = new TreeCounts();
		Reports reports = new Reports(this.options.listener());
		this.places.start(this::list);
		while (true) {
			try {
				long left = deadline - (System.nanoTime() - start);
				if (left <= 0 && !isAbrupt()) {
					end(TreeEnd.DEADLINE, "the deadline of %s has passed".formatted(this.options.deadline()), true);
				}
				Batch batch = this.results.poll(isAbrupt() ? TICK_NANOS : Math.min(TICK_NANOS, left),
						TimeUnit.NANOSECONDS);
				if (batch != null && batch.last()) {
					break;
				}
				List<ObjectResult> results = (batch != null) ? batch.results() : List.of();
				results.forEach(counts::add);
				tell(reports, counts, results);
			}
			catch (InterruptedException ex) {
				interrupted = true;
				end(TreeEnd.INTERRUPTED, "the thread was interrupted", true);
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		Early early = this.early;
		reports.last(progress(counts));
		rethrow(reports.thrown);
		rethrow(this.thrown);
		return new TreeResult((early != null) ? early.end() : TreeEnd.COMPLETE, (early != null) ? early.cause() : null,
				counts);
	}

	private static long nanos(@Nullable Duration duration) {
		return (duration != null) ? TimeUnit.NANOSECONDS.convert(duration) : Long.MAX_VALUE;
	}

	private void tell(Reports reports, TreeCounts counts, List<ObjectResult> results) {
		reports.tell(results, () -> progress(counts));
		if (reports.thrown != null) {
			end(TreeEnd.STOPPED, "the listener has ended it: " + reports.thrown, true);
		}
		if (this.options.stopOnFailure()) {
			for (ObjectResult result : results) {
				StorageException failure = result.failure();
				if (failure != null) {
					end(TreeEnd.STOPPED, failure, true);
				}
			}
		}
	}

	private static void rethrow(@Nullable Throwable thrown) {
		if (thrown instanceof RuntimeException failure) {
			throw failure;
		}
		if (thrown instanceof Error error) {
			throw error;
		}
	}

	private TreeProgress progress(TreeCounts counts) {
		Totals totals = this.totals;
		return new TreeProgress(counts.objects(), this.bytes.get(), (totals != null) ? totals.objects() : null,
				(totals != null) ? totals.bytes() : null);
	}

	/** End it, because the manager is closed. Called by any thread. */
	void close() {
		end(TreeEnd.CLOSED, "the transfer manager was closed", true);
	}

	private void end(TreeEnd end, String reason, boolean abrupt) {
		end(end, this.task.failure(reason, null), abrupt);
	}

	private void end(TreeEnd end, StorageException cause, boolean abrupt) {
		synchronized (this) {
			Early before = this.early;
			// A listing that has failed lets the others go on, until something worse
			// comes.
			if (before != null && (before.abrupt() || !abrupt)) {
				return;
			}
			this.early = (before != null) ? new Early(before.end(), before.cause(), true)
					: new Early(end, cause, abrupt);
		}
		if (abrupt) {
			this.working.forEach(InterruptHandle::fire);
		}
	}

	private boolean isEnding() {
		return this.early != null;
	}

	private boolean isAbrupt() {
		Early early = this.early;
		return early != null && early.abrupt();
	}

	/** Give one member after the other to a thread, as places become free. */
	private void list() {
		InterruptHandle handle = begin();
		long objects = 0;
		long bytes = 0;
		@Nullable Iterator<T> members = null;
		try {
			members = this.task.members();
			while (!isEnding() && members.hasNext()) {
				T member = members.next();
				objects += this.task.objects(member);
				bytes += this.task.bytes(member);
				int count = places(member);
				this.places.take(count);
				if (isEnding()) {
					this.places.giveBack(count);
				}
				else {
					this.pending.incrementAndGet();
					start(member, count);
				}
			}
			if (!isEnding()) {
				this.totals = new Totals(objects, bytes);
			}
		}
		catch (InterruptedException ex) {
			// It was ended while it waited for a place.
		}
		catch (StorageException ex) {
			end(TreeEnd.LISTING_FAILED, ex, false);
		}
		catch (Throwable ex) {
			this.thrown = ex;
			end(TreeEnd.STOPPED, "it has met " + ex, true);
		}
		finally {
			close(members);
			end(handle);
			done();
		}
	}

	private static void close(@Nullable Iterator<?> members) {
		if (members instanceof Closeable closeable) {
			try {
				closeable.close();
			}
			catch (IOException ex) {
				// Nothing more is read of it.
			}
		}
	}

	private void start(T member, int count) {
		try {
			this.places.start(() -> work(member, count));
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			// The manager was closed, or the system has no more threads to give.
			work(member, count);
		}
	}

	private int places(T member) {
		return (this.task.bytes(member) > LARGE) ? Math.min(PLACES_OF_LARGE, this.places.total()) : 1;
	}

	private void work(T member, int count) {
		Meter meter = new Meter(this.task.bytes(member));
		List<ObjectResult> results;
		InterruptHandle handle = begin();
		try {
			results = this.task.perform(member, meter);
		}
		catch (StorageException ex) {
			results = this.task.failed(member, told(ex));
		}
		catch (Throwable ex) {
			StorageException failure = this.task.failure("it has met " + ex, ex);
			if (ex instanceof Error) {
				this.thrown = ex;
				end(TreeEnd.STOPPED, failure, true);
			}
			results = this.task.failed(member, failure);
		}
		finally {
			end(handle);
		}
		meter.end();
		put(new Batch(results, false));
		this.places.giveBack(count);
		done();
	}

	/** What was broken off has failed for that reason, however it looks. */
	private StorageException told(StorageException failure) {
		Early early = this.early;
		boolean looksSo = failure.code() == ErrorCode.UNEXPECTED || failure.code() == ErrorCode.SERVICE_INTERNAL;
		if (early == null || !early.abrupt() || !looksSo) {
			return failure;
		}
		return this.task.failure("it was broken off: " + early.cause().reason(), failure);
	}

	/** From now on the current thread can be stopped. */
	private InterruptHandle begin() {
		InterruptHandle handle = new InterruptHandle();
		handle.attach();
		handle.beginWait();
		this.working.add(handle);
		if (isAbrupt()) {
			handle.fire();
		}
		return handle;
	}

	private void end(InterruptHandle handle) {
		this.working.remove(handle);
		handle.endWait();
		handle.detach();
	}

	private void done() {
		if (this.pending.decrementAndGet() == 0) {
			put(new Batch(List.of(), true));
		}
	}

	/** Whoever takes results does so until the last one. */
	private void put(Batch batch) {
		boolean interrupted = false;
		while (true) {
			try {
				this.results.put(batch);
				break;
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** Counts the bytes of one member, as many as it has in the end. */
	private final class Meter implements ProgressListener {

		private final long total;

		private long counted;

		Meter(long total) {
			this.total = total;
		}

		@Override
		public void onProgress(long transferred, long total) {
			long now = Math.min(transferred, this.total);
			if (now > this.counted) {
				TreeRun.this.bytes.addAndGet(now - this.counted);
				this.counted = now;
			}
		}

		void end() {
			onProgress(this.total, this.total);
		}

	}

	/** Tells a listener, until it throws. Used by one thread. */
	private static final class Reports {

		private final @Nullable TreeListener listener;

		private long told = System.nanoTime();

		private @Nullable Throwable thrown;

		Reports(@Nullable TreeListener listener) {
			this.listener = listener;
		}

		void tell(List<ObjectResult> results, Supplier<TreeProgress> progress) {
			if (this.listener == null || this.thrown != null) {
				return;
			}
			try {
				results.forEach(this.listener::onResult);
				if (System.nanoTime() - this.told >= TICK_NANOS) {
					this.told = System.nanoTime();
					this.listener.onProgress(progress.get());
				}
			}
			catch (Throwable ex) {
				this.thrown = ex;
			}
		}

		void last(TreeProgress progress) {
			if (this.listener != null && this.thrown == null) {
				this.listener.onProgress(progress);
			}
		}

	}

}
