package io.storager.driver;

import java.io.IOException;

import io.storager.StorageException;
import io.storager.StorageOutputStream;
import org.jspecify.annotations.Nullable;

/** Collects an object that is stored when the stream is closed. */
final class ObjectWriter extends StorageOutputStream {

	private final Spool spool;

	private final Publisher publisher;

	private boolean done;

	private @Nullable IOException failure;

	ObjectWriter(Spool spool, Publisher publisher) {
		this.spool = spool;
		this.publisher = publisher;
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
			this.spool.write(bytes, offset, count);
		}
		catch (IOException ex) {
			// What is incomplete must not be stored by a later close, and whoever
			// swallowed this must not take that close for a success.
			this.failure = ex;
			this.spool.discard();
			throw ex;
		}
	}

	@Override
	public void abort() {
		this.failure = null;
		if (!this.done) {
			this.done = true;
			this.spool.discard();
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
		try (Payload payload = this.spool.toPayload()) {
			this.publisher.publish(payload);
		}
		catch (StorageException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
		finally {
			this.spool.discard();
		}
	}

	/** Stores what was collected. */
	@FunctionalInterface
	interface Publisher {

		void publish(Payload payload);

	}

}
