package io.storager.engine.upload;

import java.io.IOException;

/** Collects the bytes of one request. */
sealed interface UploadBuffer permits PartBuffer, SpooledBuffer {

	/**
	 * Take some bytes.
	 * @throws IOException if that cannot be done
	 */
	void write(byte[] bytes, int offset, int count) throws IOException;

	/** The bytes so far as a payload, which owns what they are kept in from now on. */
	UploadPayload toPayload() throws IOException;

	/** Throw away what no payload has taken over. */
	void discard();

}
