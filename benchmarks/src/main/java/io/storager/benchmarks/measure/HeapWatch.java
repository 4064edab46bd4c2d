package io.storager.benchmarks.measure;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out how much memory work holds at most, direct buffers included. Garbage does not
 * count: it is collected before every look, which is why nothing can be timed meanwhile.
 */
public final class HeapWatch {

	private static final long PAUSE_MILLIS = 20;

	private HeapWatch() {
	}

	/** Return the most bytes that were held beyond what was held before. */
	public static long peak(Work work) throws IOException {
		System.gc();
		long baseline = held();
		AtomicBoolean done = new AtomicBoolean();
		long[] peak = { baseline };
		Thread watcher = new Thread(() -> {
			while (!done.get()) {
				peak[0] = Math.max(peak[0], held());
				pause();
			}
		}, "benchmark-heap-watch");
		watcher.start();
		try {
			work.run();
		}
		finally {
			done.set(true);
			join(watcher);
		}
		return peak[0] - baseline;
	}

	private static long held() {
		System.gc();
		long held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
			if (pool.getName().equals("direct")) {
				held += pool.getMemoryUsed();
			}
		}
		return held;
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
