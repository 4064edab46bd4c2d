package io.storager.benchmarks.measure;

import java.io.IOException;

/** Something that can be measured. */
@FunctionalInterface
public interface Work {

	/**
	 * Do it.
	 * @return what was done
	 */
	Outcome run() throws IOException;

}
