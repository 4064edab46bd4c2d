package io.storager.emulator.store;

import java.io.IOException;

/** Finds out the checksums of one content. Used by one thread at a time. */
public interface ContentHasher {

	/**
	 * Take the next block in.
	 * @param block the block
	 * @param length how many of its bytes count
	 * @param only whether there are no others
	 * @param done is to be called as soon as the block is no longer needed
	 */
	void take(byte[] block, int length, boolean only, Runnable done);

	/**
	 * Tell the checksums of everything that was taken in.
	 * @param blob the same bytes, stored
	 */
	ReceivedContent finish(SharedBlob blob) throws IOException;

}
