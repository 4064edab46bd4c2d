package io.storager.benchmarks.contender;

/** Somebody who is compared. What it can do is told by the interfaces that it has. */
public interface Contender extends AutoCloseable {

	/** Return how reports call it. */
	String name();

	/** Return why it takes part. */
	Role role();

	/** End its connections and threads. */
	@Override
	void close();

}
