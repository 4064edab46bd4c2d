package io.storager.emulator.store;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Blocks that are used again. Fresh ones cost more than the bytes that go into them: the
 * memory is zeroed, touched for the first time, and copied by the collector until it is
 * old; measured, a third of the time of a put.
 */
final class BlockPool {

	/** Small enough to stay in the cache between the steps, and no humongous object. */
	static final int BLOCK_SIZE = 256 * 1024;

	private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();

	private final AtomicInteger count = new AtomicInteger();

	private final int limit;

	/** Keep at most this share of the heap, the rest is left to the collector. */
	BlockPool(int heapShare) {
		this.limit = (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / heapShare / BLOCK_SIZE);
	}

	byte[] take() {
		byte[] block = this.free.poll();
		if (block == null) {
			return new byte[BLOCK_SIZE];
		}
		this.count.decrementAndGet();
		return block;
	}

	/** Give back what nobody looks at any more; blocks of another size are not wanted. */
	void give(byte[] block) {
		if (block.length == BLOCK_SIZE && this.count.get() < this.limit) {
			this.count.incrementAndGet();
			this.free.add(block);
		}
	}

}
