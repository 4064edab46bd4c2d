package io.storager.benchmarks.report;

/**
 * Where it was measured, as far as figures depend on it.
 *
 * @param processors the processors that client and server share
 * @param java the Java version
 * @param maximumHeapMegabytes the most heap that the client may use
 */
public record Environment(int processors, String java, long maximumHeapMegabytes) {

	/** Look at this process. */
	public static Environment here() {
		Runtime runtime = Runtime.getRuntime();
		return new Environment(runtime.availableProcessors(), Runtime.version().toString(),
				runtime.maxMemory() / 1_000_000);
	}

}
