package io.storager.engine.request;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import io.storager.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener about a transfer, at a bounded rate: one call at a time, from
 * whichever thread moves bytes. Requests that run side by side count together.
 */
public final class Progress {

	/** For nobody. */
	public static final Progress NONE = new Progress(null, 0);

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final @Nullable ProgressListener listener;

	private final long total;

	private final AtomicLong transferred = new AtomicLong();

	private final ReentrantLock telling = new ReentrantLock();

	private volatile long toldAt = System.nanoTime();

	private long told = -1;

	/**
	 * Create a progress.
	 * @param total bytes in all, or -1 if that is not known
	 */
	public Progress(@Nullable ProgressListener listener, long total) {
		this.listener = listener;
		this.total = total;
	}

	/** The progress of one request. */
	public Part part() {
		return new Part();
	}

	private void tell(ProgressListener listener, long transferred, long total) {
		// The listener is the user's: whoever comes meanwhile has nothing newer to tell.
		if (!this.telling.tryLock()) {
			return;
		}
		try {
			if (transferred > this.told) {
				this.told = transferred;
				this.toldAt = System.nanoTime();
				listener.onProgress(transferred, total);
			}
		}
		catch (RuntimeException ex) {
			throw new ProgressException(ex);
		}
		finally {
			this.telling.unlock();
		}
	}

	/** The transfer has ended well with so many bytes. */
	public void end(long transferred) {
		if (this.listener != null) {
			tell(this.listener, transferred, transferred);
		}
	}

	/** One request's share, which does not count again what is sent again. */
	public final class Part {

		private long farthest;

		/** So many bytes have passed since the start of the current attempt. */
		public void at(long position) {
			ProgressListener listener = Progress.this.listener;
			if (listener == null || position <= this.farthest) {
				return;
			}
			long sum = Progress.this.transferred.addAndGet(position - this.farthest);
			this.farthest = position;
			if (System.nanoTime() - Progress.this.toldAt >= INTERVAL_NANOS) {
				tell(listener, sum, Progress.this.total);
			}
		}

	}

}
