package io.storager.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * Measures work in this process, whichever threads do it: the threads of a pool count as
 * much as the caller. Only what a thread allocates that ends before the work does is not
 * seen.
 */
public final class Meter {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private Meter() {
	}

	/** Measure; the garbage of whoever was before is collected first. */
	public static Measurement measure(Work work) throws IOException {
		System.gc();
		Map<Long, Long> allocatedBefore = allocated();
		long processorBefore = SYSTEM.getProcessCpuTime();
		long start = System.nanoTime();
		Outcome outcome = work.run();
		long nanoseconds = System.nanoTime() - start;
		long processor = SYSTEM.getProcessCpuTime() - processorBefore;
		long allocated = 0;
		for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
			allocated += thread.getValue() - allocatedBefore.getOrDefault(thread.getKey(), 0L);
		}
		return new Measurement(outcome.amount(), nanoseconds, allocated, processor, Latency.of(outcome.latencies()));
	}

	/** Return how many bytes each living thread has allocated so far. */
	private static Map<Long, Long> allocated() {
		long[] threads = THREADS.getAllThreadIds();
		long[] bytes = THREADS.getThreadAllocatedBytes(threads);
		Map<Long, Long> allocated = new HashMap<>();
		for (int i = 0; i < threads.length; i++) {
			if (bytes[i] >= 0) {
				allocated.put(threads[i], bytes[i]);
			}
		}
		return allocated;
	}

}
