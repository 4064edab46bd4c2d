package io.storager.transfer;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Memory that one buffer may use, in segments that are small enough for the garbage
 * collector to move. One thread fills it; others may read segments that it has told them
 * of, even while it fills the next.
 */
public final class MemoryLease implements AutoCloseable {

	/** Bytes of every segment but the last, which may be shorter. */
	public static final int SEGMENT_SIZE = 256 * 1024;

	private final TransferMemory memory;

	private final long size;

	private final Runnable end;

	private final byte[] @Nullable [] segments;

	private final AtomicBoolean closed = new AtomicBoolean();

	MemoryLease(TransferMemory memory, long size, Runnable end) {
		this.memory = memory;
		this.size = size;
		this.end = end;
		this.segments = new byte[(int) ((size + SEGMENT_SIZE - 1) / SEGMENT_SIZE)][];
	}

	/** How many bytes the buffer may have. */
	public long size() {
		return this.size;
	}

	/**
	 * The segment that holds a position; it is taken when it is first asked for.
	 * @throws IllegalStateException if the memory was given back
	 */
	public byte[] segment(long position) {
		if (this.closed.get()) {
			throw new IllegalStateException("the memory was given back");
		}
		int index = (int) (position / SEGMENT_SIZE);
		byte[] segment = this.segments[index];
		if (segment == null) {
			long start = (long) index * SEGMENT_SIZE;
			segment = this.memory.segment((int) Math.min(SEGMENT_SIZE, this.size - start));
			this.segments[index] = segment;
		}
		return segment;
	}

	/** Give the memory back; its bytes belong to others from now on. */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			for (int i = 0; i < this.segments.length; i++) {
				byte[] segment = this.segments[i];
				this.segments[i] = null;
				if (segment != null) {
					this.memory.keep(segment);
				}
			}
			this.end.run();
		}
	}

}
