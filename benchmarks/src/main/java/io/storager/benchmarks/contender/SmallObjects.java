package io.storager.benchmarks.contender;

import java.io.IOException;

/** Works with objects that fit into memory. */
public interface SmallObjects extends Contender {

	/** Store an object. */
	void put(String key, byte[] content);

	/** Read an object into memory. */
	byte[] get(String key) throws IOException;

	/** Ask for an object's metadata and return its length. */
	long stat(String key);

}
