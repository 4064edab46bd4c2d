package io.storager;

import java.io.OutputStream;

/** An object that is being written: it appears when the stream is closed. */
public abstract class StorageOutputStream extends OutputStream {

	/** Give up: nothing is stored, and closing the stream does no more. */
	public abstract void abort();

}
