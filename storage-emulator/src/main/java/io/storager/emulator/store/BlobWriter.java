package io.storager.emulator.store;

import java.io.Closeable;
import java.io.IOException;

/** A blob in the making. Closed unfinished, it leaves nothing behind. */
interface BlobWriter extends Closeable {

	/** Return where blocks come from and go back to. */
	BlockPool blocks();

	/**
	 * Append a block.
	 * @param block the block
	 * @param length how many of its bytes count
	 * @return whether the block is kept, so that nobody may change it; otherwise it can
	 * be used again
	 * @throws IOException if the storage fails
	 */
	boolean write(byte[] block, int length) throws IOException;

	/** Complete the blob. */
	Blob finish() throws IOException;

	@Override
	void close();

}
