package io.storager.benchmarks.measure;

import java.io.IOException;

/** Something that can be measured. */
@FunctionalInterface
public interface Work {

	/**
	 * Do it.
	 * @return how much was done
	 */
	long run() throws IOException;

}
