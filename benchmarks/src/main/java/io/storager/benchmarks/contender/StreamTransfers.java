package io.storager.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Moves streams. */
public interface StreamTransfers extends Contender {

	/**
	 * Store a stream's bytes.
	 * @param length how many there are, for those who cannot do without
	 */
	void write(String key, InputStream stream, long length) throws IOException;

	/** Write an object's bytes to an output. */
	void read(String key, OutputStream output) throws IOException;

}
