package io.storager.benchmarks.scenario;

import java.time.Duration;

/**
 * How much there is to do.
 *
 * @param slice how long a round of small operations takes
 * @param bigObject the size of a big object in bytes; 16 MiB at least
 * @param listed how many keys are listed
 * @param deleted how many keys are deleted
 * @param copied how many objects are copied
 */
public record Scale(Duration slice, int bigObject, int listed, int deleted, int copied) {

	/** What the project is judged by. */
	public static final Scale FULL = new Scale(Duration.ofMillis(500), 256 << 20, 1_000_000, 10_000, 10_000);

	/** Just enough to see that everything works. */
	public static final Scale QUICK = new Scale(Duration.ofMillis(200), 16 << 20, 10_000, 200, 1_000);

	/** Return the size of a big object as people say it. */
	public String bigObjectText() {
		return (this.bigObject >> 20) + " MiB";
	}

}
