package io.storager.emulator.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of an object, or of a piece of one. Immutable. {@link SharedBlob} sees to it
 * that whoever has opened it reads on after its release.
 */
public interface Blob {

	/** Return the length in bytes. */
	long size();

	/**
	 * Begin to read.
	 * @return the reader, to be closed
	 * @throws java.nio.file.NoSuchFileException if the blob was released before
	 * @throws IOException if the storage fails
	 */
	Reader open() throws IOException;

	/** Give the storage back: no object refers to this blob any more. */
	void release();

	/** An open blob. */
	interface Reader extends Closeable {

		/** Hand a range over piece by piece; the sink is done with a piece on return. */
		void transfer(long offset, long length, Sink sink) throws IOException;

	}

	/** Where the bytes go. */
	interface Sink {

		void take(ByteBuffer piece) throws IOException;

	}

}
