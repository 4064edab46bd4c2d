package io.storager.driver;

import java.io.IOException;
import java.util.function.Function;

import io.storager.StorageException;
import io.storager.StorageOutputStream;
import org.jspecify.annotations.Nullable;

/** Collects an object that is stored when the stream is closed. */
final class ObjectWriter extends StorageOutputStream {

	private final ObjectSink sink;

	private final Function<Exception, StorageException> translate;

	private boolean done;

	private @Nullable IOException failure;

	/**
	 * Create a stream.
	 * @param translate makes an exception of the family of what has failed
	 */
	ObjectWriter(ObjectSink sink, Function<Exception, StorageException> translate) {
		this.sink = sink;
		this.translate = translate;
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int count) throws IOException {
		if (this.done) {
			throw new IOException("the stream is closed");
		}
		try {
			this.sink.write(bytes, offset, count);
		}
		catch (IOException ex) {
			// What is incomplete must not be stored by a later close, and whoever
			// swallowed this must not take that close for a success.
			this.failure = ex;
			this.sink.discard(ex);
			throw ex;
		}
	}

	@Override
	public void abort() {
		this.failure = null;
		if (!this.done) {
			this.done = true;
			this.sink.discard(new IOException("the write was aborted"));
		}
	}

	@Override
	public void close() throws IOException {
		if (this.done) {
			return;
		}
		this.done = true;
		if (this.failure != null) {
			throw new IOException("nothing was stored, an earlier write has failed: " + this.failure.getMessage());
		}
		try {
			this.sink.publish();
		}
		catch (IOException | RuntimeException ex) {
			StorageException failure = this.translate.apply(ex);
			this.sink.discard(failure);
			throw new IOException(failure.getMessage(), failure);
		}
	}

}
