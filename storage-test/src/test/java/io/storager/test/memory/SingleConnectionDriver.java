package io.storager.test.memory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;

/**
 * Lets only one object be read at a time, as a client with a single connection does: a
 * body that is neither closed nor given up blocks the next one.
 */
final class SingleConnectionDriver extends MemoryBucketDriver {

	private final Semaphore connection = new Semaphore(1);

	SingleConnectionDriver(MemoryService service, String bucket) {
		super(service, bucket);
	}

	@Override
	public GetReply get(String key, GetRequest request) throws Exception {
		if (!this.connection.tryAcquire(1, TimeUnit.SECONDS)) {
			throw new IOException("no connection came back within a second");
		}
		try {
			return new Reply(super.get(key, request));
		}
		catch (MemoryServiceException ex) {
			this.connection.release();
			throw ex;
		}
	}

	private final class Reply extends ForwardingReply {

		private boolean released;

		Reply(GetReply reply) {
			super(reply);
		}

		@Override
		public InputStream body() {
			return new FilterInputStream(super.body()) {

				@Override
				public void close() {
					release();
				}

			};
		}

		@Override
		public void abort() {
			release();
		}

		private void release() {
			if (!this.released) {
				this.released = true;
				SingleConnectionDriver.this.connection.release();
			}
		}

	}

}
