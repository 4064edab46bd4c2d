package io.storager.benchmarks.contender;

import java.io.IOException;

/** Copies objects one by one; their bytes pass through this process. */
public interface ObjectCopier extends Contender {

	/** Read an object and store it under another key. */
	void copy(String key, String target) throws IOException;

}
