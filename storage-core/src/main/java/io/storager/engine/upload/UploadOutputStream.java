package io.storager.engine.upload;

import java.io.IOException;
import java.util.function.Function;

import io.storager.StorageException;
import io.storager.StorageOutputStream;
import io.storager.engine.request.Invocation;
import org.jspecify.annotations.Nullable;

/** Collects an object that is stored when the stream is closed. */
public final class UploadOutputStream extends StorageOutputStream {

	private final Invocation call;

	private final StreamUpload sink;

	private final Function<Throwable, StorageException> translate;

	private boolean done;

	private @Nullable Throwable failure;

	/**
	 * Create a stream.
	 * @param translate makes an exception of the family of what has failed
	 */
	public UploadOutputStream(Invocation call, StreamUpload sink, Function<Throwable, StorageException> translate) {
		this.call = call;
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
			this.call.performSome(() -> {
				this.sink.write(bytes, offset, count);
				return true;
			});
		}
		catch (Throwable ex) {
			// What is incomplete must not be stored by a later close, and whoever
			// swallowed this must not take that close for a success.
			this.failure = ex;
			this.sink.discard(ex);
			if (ex instanceof IOException && ex.getCause() instanceof StorageException reason) {
				throw told(reason);
			}
			throw ex;
		}
	}

	private IOException told(StorageException reason) {
		StorageException told = this.call.told(reason);
		return new IOException(told.getMessage(), told);
	}

	@Override
	public void abort() {
		this.failure = null;
		if (!this.done) {
			this.done = true;
			this.sink.discard(new IOException("the write was aborted"));
			this.call.end();
		}
	}

	@Override
	public void close() throws IOException {
		if (this.done) {
			return;
		}
		this.done = true;
		if (this.failure != null) {
			this.call.end();
			throw new IOException("nothing was stored, an earlier write has failed: " + this.failure.getMessage());
		}
		try {
			this.call.performSome(this.sink::publish);
		}
		catch (Error ex) {
			this.sink.discard(ex);
			throw ex;
		}
		catch (Throwable ex) {
			StorageException failure = this.translate.apply(ex);
			this.sink.discard(failure);
			throw told(failure);
		}
		finally {
			this.call.end();
		}
	}

}
