package io.storager.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Memory that one buffer may use, in segments that are small enough for the garbage
 * collector to move. Used by one thread at a time.
 */
public final class MemoryLease implements AutoCloseable {

	/** Bytes of every segment but the last, which may be shorter. */
	public static final int SEGMENT_SIZE = 256 * 1024;

	private final TransferMemory memory;

	private final long size;

	private final Runnable end;

	private final List<byte[]> segments = new ArrayList<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	MemoryLease(TransferMemory memory, long size, Runnable end) {
		this.memory = memory;
		this.size = size;
		this.end = end;
	}

	/** How many bytes the buffer may have. */
	public long size() {
		return this.size;
	}

	/** The segment that holds a position; it is taken when it is first asked for. */
	public byte[] segment(long position) {
		int index = (int) (position / SEGMENT_SIZE);
		while (this.segments.size() <= index) {
			long start = (long) this.segments.size() * SEGMENT_SIZE;
			this.segments.add(this.memory.segment((int) Math.min(SEGMENT_SIZE, this.size - start)));
		}
		return this.segments.get(index);
	}

	/** Give the memory back; its bytes belong to others from now on. */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.segments.forEach(this.memory::keep);
			this.segments.clear();
			this.end.run();
		}
	}

}
