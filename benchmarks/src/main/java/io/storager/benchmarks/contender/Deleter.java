package io.storager.benchmarks.contender;

import java.util.List;

/** Deletes many objects. */
public interface Deleter extends Contender {

	/** Delete all these objects. */
	void delete(List<String> keys);

}
