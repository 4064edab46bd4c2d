package io.storager.engine.request;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.storager.ErrorCode;
import io.storager.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns that a bucket is throttled, but not with every request that is. */
final class ThrottleWarning {

	private static final Logger logger = LoggerFactory.getLogger(ThrottleWarning.class);

	private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

	/** In nanoseconds; 0 for at once. */
	private final AtomicLong next = new AtomicLong();

	/** A request has failed. */
	void check(StorageException failure) {
		if (failure.code() == ErrorCode.REQUEST_THROTTLED && isDue(System.nanoTime())) {
			logger.warn(
					"{} throttles requests to bucket '{}' ({}, request id {}); they are sent again after a pause, and this is"
							+ " told once a minute at most",
					failure.service(), failure.bucket(), failure.vendorCode(), failure.requestId());
		}
	}

	/**
	 * Whether to tell it, which is then not due for a minute.
	 * @param now the time in nanoseconds
	 */
	boolean isDue(long now) {
		long due = this.next.get();
		return (due == 0 || now - due >= 0) && this.next.compareAndSet(due, (now + INTERVAL_NANOS) | 1);
	}

}
