package io.storager.engine.download;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.checksum.Crc64;
import io.storager.driver.support.InterruptHandle;
import io.storager.transfer.MemoryLease;
import org.jspecify.annotations.Nullable;

/**
 * A range that is fetched into pooled memory ahead of who reads it. One thread fetches
 * and one reads what is there so far.
 */
final class RangeFetch implements Runnable {

	private final PinnedObject source;

	private final long start;

	private final int length;

	private final MemoryLease lease;

	private final RangeReader reader;

	private final InterruptHandle handle = new InterruptHandle();

	private final Crc64 crc64 = new Crc64();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition more = this.lock.newCondition();

	private int fetched;

	private int taken;

	private boolean ended;

	private boolean unwanted;

	private @Nullable StorageException failure;

	private @Nullable Error error;

	RangeFetch(PinnedObject source, long start, int length, MemoryLease lease) {
		this.source = source.withOwnRetries();
		this.start = start;
		this.length = length;
		this.lease = lease;
		this.reader = new RangeReader(this.source, null, start, start + length);
	}

	/** Where the byte that is taken next stands in the object. */
	long position() {
		return this.start + this.taken;
	}

	int length() {
		return this.length;
	}

	@Override
	public void run() {
		this.handle.attach();
		this.handle.beginWait();
		StorageException failed = null;
		Error broken = null;
		try (this.reader) {
			for (int at = 0; at < this.length && !unwanted();) {
				byte[] segment = this.lease.segment(at);
				int offset = at % MemoryLease.SEGMENT_SIZE;
				int count = this.reader.read(segment, offset, segment.length - offset);
				this.crc64.update(segment, offset, count);
				at += count;
				fetched(at);
			}
		}
		catch (Exception ex) {
			failed = this.source.translate(ex);
		}
		catch (Error ex) {
			// Who reads has to hear of it, as if this had been the thread that reads.
			broken = ex;
		}
		finally {
			this.handle.endWait();
			this.handle.detach();
			end(failed, broken);
		}
	}

	private boolean unwanted() {
		this.lock.lock();
		try {
			return this.unwanted;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void fetched(int count) {
		this.lock.lock();
		try {
			this.fetched = count;
			this.more.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end(@Nullable StorageException failure, @Nullable Error error) {
		boolean release;
		this.lock.lock();
		try {
			this.failure = failure;
			this.error = error;
			this.ended = true;
			release = this.unwanted;
			this.more.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		if (release) {
			this.lease.close();
		}
	}

	/**
	 * Take some bytes, at least one, as soon as there are some.
	 * @throws StorageException if they cannot be fetched
	 */
	int take(byte[] target, int offset, int count) {
		int ready = await(this.taken + 1) - this.taken;
		int done = 0;
		while (done < Math.min(ready, count)) {
			byte[] segment = this.lease.segment(this.taken);
			int from = this.taken % MemoryLease.SEGMENT_SIZE;
			int step = Math.min(Math.min(ready, count) - done, segment.length - from);
			System.arraycopy(segment, from, target, offset + done, step);
			done += step;
			this.taken += step;
		}
		return done;
	}

	/** Whether all bytes were taken. */
	boolean drained() {
		return this.taken == this.length;
	}

	/** The checksum of the whole range, when all of it is there. */
	long crc64() {
		await(this.length);
		return this.crc64.getValue();
	}

	/** How many bytes can be taken without waiting. */
	int available() {
		this.lock.lock();
		try {
			return this.fetched - this.taken;
		}
		finally {
			this.lock.unlock();
		}
	}

	private int await(int wanted) {
		this.lock.lock();
		try {
			this.source.call().await(() -> {
				while (this.fetched < wanted && !this.ended) {
					this.more.await();
				}
				return true;
			});
			if (this.fetched < wanted) {
				if (this.error != null) {
					throw this.error;
				}
				throw (this.failure != null) ? this.failure
						: this.source.fail(ErrorCode.UNEXPECTED, "the read was given up");
			}
			return this.fetched;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Not to be read any more: the memory goes back as soon as nobody writes to it. Who
	 * has all bytes is giving the connection back, and an interrupt might keep it there.
	 */
	void release() {
		boolean ended;
		boolean complete;
		this.lock.lock();
		try {
			ended = this.ended;
			complete = this.fetched == this.length;
			this.unwanted = true;
		}
		finally {
			this.lock.unlock();
		}
		if (ended) {
			this.lease.close();
		}
		else if (!complete) {
			this.handle.fire();
			this.reader.cancel();
		}
	}

}
