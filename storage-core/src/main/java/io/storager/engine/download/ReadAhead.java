package io.storager.engine.download;

import java.util.ArrayDeque;
import java.util.Deque;

import io.storager.transfer.MemoryLease;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * The ranges that are fetched ahead of a reader, in order and without gaps between them.
 * It takes only memory and workers that are free: who finds none reads on by themselves.
 */
final class ReadAhead {

	/** Less would be more requests than it saves time. */
	private static final long SMALLEST_RANGE = 1024 * 1024;

	private final PinnedObject source;

	private final Transfers transfers;

	private final long end;

	private final long rangeSize;

	private final Deque<RangeFetch> ranges = new ArrayDeque<>();

	private long next = -1;

	ReadAhead(PinnedObject source, long end) {
		this.source = source;
		this.transfers = source.context().transfers();
		this.end = end;
		this.rangeSize = rangeSize(this.transfers);
	}

	/** One part, or less if one reader alone would not find memory for all its ranges. */
	private static long rangeSize(Transfers transfers) {
		long share = transfers.memory().limitForReading() / transfers.settings().concurrency();
		return Math.min(Math.max(share, SMALLEST_RANGE), Math.min(transfers.settings().partSize(), Integer.MAX_VALUE));
	}

	/**
	 * Start fetching what comes next, if there is room for it.
	 * @param position where the reader is
	 * @param directEnd where the range ends that it reads by itself, or -1
	 */
	void fill(long position, long directEnd) {
		int most = this.transfers.settings().concurrency() - ((directEnd >= 0) ? 1 : 0);
		while (this.ranges.size() < most) {
			long start = this.ranges.isEmpty() ? firstStart(position, directEnd) : this.next;
			if (start >= this.end || !fetch(start, (int) (boundary(start) - start))) {
				return;
			}
		}
	}

	/** Of a range up to the object's end, one part is left to who reads it. */
	private long firstStart(long position, long directEnd) {
		return (directEnd < 0) ? position : (directEnd < this.end) ? directEnd : boundary(position);
	}

	/** Where a range ends that starts at a position. */
	long boundary(long position) {
		return Math.min(this.end, position + this.rangeSize);
	}

	private boolean fetch(long start, int length) {
		MemoryLease lease = this.transfers.memory().leaseForReading(length);
		if (lease == null) {
			return false;
		}
		RangeFetch range = new RangeFetch(this.source, start, length, lease);
		if (!this.transfers.workers().tryRun(range)) {
			lease.close();
			return false;
		}
		this.ranges.add(range);
		this.next = start + length;
		return true;
	}

	/** The range that comes next, if there is one. */
	@Nullable RangeFetch first() {
		return this.ranges.peek();
	}

	/** The first range has been read to its end. */
	void removeFirst() {
		this.ranges.remove().release();
	}

	/** Give all of them up. */
	void release() {
		this.ranges.forEach(RangeFetch::release);
		this.ranges.clear();
	}

}
