package io.storager.driver;

import java.util.concurrent.TimeUnit;

import io.storager.ProgressListener;
import org.jspecify.annotations.Nullable;

/** Calls a listener at a bounded rate with a count that never goes back. */
final class Progress {

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final @Nullable ProgressListener listener;

	private final long total;

	private long told = -1;

	private long toldAt = System.nanoTime();

	Progress(@Nullable ProgressListener listener, long total) {
		this.listener = listener;
		this.total = total;
	}

	/** So many bytes have passed since the start of the current attempt. */
	void at(long transferred) {
		if (this.listener == null || transferred <= this.told) {
			return;
		}
		long now = System.nanoTime();
		if (now - this.toldAt >= INTERVAL_NANOS) {
			this.toldAt = now;
			tell(this.listener, transferred, this.total);
		}
	}

	/** The transfer has ended well with so many bytes. */
	void end(long transferred) {
		if (this.listener != null && transferred > this.told) {
			tell(this.listener, transferred, transferred);
		}
	}

	private void tell(ProgressListener listener, long transferred, long total) {
		this.told = transferred;
		try {
			listener.onProgress(transferred, total);
		}
		catch (RuntimeException ex) {
			throw new ProgressException(ex);
		}
	}

}
