package io.storager.transfer;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The memory for buffers of all transfers, shared in the order of arrival. Writers wait
 * for it, but never for ever, since what they wait for may hang on themselves; readers
 * never wait and get no more than half, so that data which is read from one place and
 * written to another finds room to be written.
 */
public final class TransferMemory {

	private static final int KIB = 1024;

	private final int total;

	private final int totalForReaders;

	private final Semaphore free;

	private final Semaphore freeForReaders;

	private final Deque<byte[]> segments = new ConcurrentLinkedDeque<>();

	TransferMemory(long limit) {
		this.total = (int) Math.min(Integer.MAX_VALUE, limit / KIB);
		this.totalForReaders = this.total / 2;
		this.free = new Semaphore(this.total, true);
		this.freeForReaders = new Semaphore(this.totalForReaders);
	}

	/** The most bytes that are in use at the same time. */
	public long limit() {
		return (long) this.total * KIB;
	}

	/** The most bytes of it that readers use. */
	public long limitForReading() {
		return (long) this.totalForReaders * KIB;
	}

	/** How many bytes are in use. */
	public long used() {
		return (long) (this.total - this.free.availablePermits()) * KIB;
	}

	/**
	 * Wait for memory to write with.
	 * @return {@code null} if there is none within the time, or never that much
	 * @throws InterruptedException if the thread is interrupted meanwhile
	 */
	public @Nullable MemoryLease lease(long bytes, Duration patience) throws InterruptedException {
		int permits = permits(bytes);
		if (permits > this.total || !this.free.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
			return null;
		}
		return new MemoryLease(this, bytes, () -> giveBack(permits));
	}

	/** Take memory to read with, if there is some. */
	public @Nullable MemoryLease leaseForReading(long bytes) {
		int permits = permits(bytes);
		if (!this.freeForReaders.tryAcquire(permits)) {
			return null;
		}
		if (!this.free.tryAcquire(permits)) {
			this.freeForReaders.release(permits);
			return null;
		}
		return new MemoryLease(this, bytes, () -> {
			giveBack(permits);
			this.freeForReaders.release(permits);
		});
	}

	private static int permits(long bytes) {
		return (int) Math.min(Integer.MAX_VALUE, (bytes + KIB - 1) / KIB);
	}

	private void giveBack(int permits) {
		this.free.release(permits);
		if (this.free.availablePermits() == this.total) {
			// Nobody transfers anything: let the heap have it.
			this.segments.clear();
		}
	}

	byte[] segment(int size) {
		byte[] segment = this.segments.poll();
		if (size < MemoryLease.SEGMENT_SIZE) {
			// In the place of one that is kept: together they must not exceed the limit.
			return new byte[size];
		}
		return (segment != null) ? segment : new byte[MemoryLease.SEGMENT_SIZE];
	}

	/** How many bytes are kept for whoever needs some next. */
	long kept() {
		return (long) this.segments.size() * MemoryLease.SEGMENT_SIZE;
	}

	void keep(byte[] segment) {
		if (segment.length == MemoryLease.SEGMENT_SIZE) {
			this.segments.push(segment);
		}
	}

}
