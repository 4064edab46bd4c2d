package io.storager.emulator.store;

import java.io.Closeable;
import java.io.IOException;

/** A blob in the making. Closed unfinished, it leaves nothing behind. */
interface BlobWriter extends Closeable {

	/**
	 * Append the first {@code length} bytes of a block, which nobody changes afterwards.
	 */
	void write(byte[] block, int length) throws IOException;

	/** Complete the blob. */
	Blob finish() throws IOException;

	@Override
	void close();

}
