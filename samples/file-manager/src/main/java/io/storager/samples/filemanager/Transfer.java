package io.storager.samples.filemanager;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import io.storager.ProgressListener;
import io.storager.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A copy or a move, and how far it has come. */
final class Transfer {

	private static final Logger logger = LoggerFactory.getLogger(Transfer.class);

	private final String id;

	private final TransferRequest request;

	private volatile State state = State.WAITING;

	private volatile long objects;

	private volatile long bytes;

	private final AtomicLong objectsDone = new AtomicLong();

	private final AtomicLong bytesDone = new AtomicLong();

	private volatile @Nullable String error;

	private volatile @Nullable Future<?> future;

	Transfer(String id, TransferRequest request) {
		this.id = id;
		this.request = request;
	}

	String id() {
		return this.id;
	}

	TransferRequest request() {
		return this.request;
	}

	boolean isOver() {
		return this.state == State.DONE || this.state == State.FAILED;
	}

	void runIn(ExecutorService executor, Runnable work) {
		this.future = executor.submit(() -> {
			this.state = State.RUNNING;
			try {
				work.run();
				this.state = State.DONE;
			}
			catch (StorageException ex) {
				fail(ex.code().name(), ex);
			}
			catch (RequestProblem ex) {
				fail(ex.code(), ex);
			}
			catch (RuntimeException ex) {
				fail("UNEXPECTED", ex);
			}
		});
	}

	void cancel() {
		Future<?> running = this.future;
		if (running != null) {
			running.cancel(true);
		}
	}

	/** How much there is to do. */
	void expect(long objectCount, long byteCount) {
		this.objects = objectCount;
		this.bytes = byteCount;
	}

	/** Listens to one of its objects. */
	Listener listener() {
		return new Listener();
	}

	/** Of a folder that is written to meanwhile, more may be done than was expected. */
	Status status() {
		long objectCount = this.objectsDone.get();
		long byteCount = this.bytesDone.get();
		return new Status(this.id, this.request.move(), this.request.overwrite(), this.request.source(),
				this.request.sourcePath(), this.request.target(), this.request.targetPath(), this.state,
				Math.max(this.objects, objectCount), objectCount, Math.max(this.bytes, byteCount), byteCount,
				this.error);
	}

	private void fail(String code, RuntimeException failure) {
		this.error = code;
		this.state = State.FAILED;
		logger.warn("A transfer has failed: {}", this.request, failure);
	}

	/** Counts the bytes of one object. It may go back, if something is sent again. */
	final class Listener implements ProgressListener {

		private final AtomicLong counted = new AtomicLong();

		@Override
		public void onProgress(long transferred, long total) {
			Transfer.this.bytesDone.addAndGet(transferred - this.counted.getAndSet(transferred));
		}

		void finished(long size) {
			onProgress(size, size);
			Transfer.this.objectsDone.incrementAndGet();
		}

	}

	/** How far a transfer can be. */
	enum State {

		/** Others are before it. */
		WAITING,

		/** It is under way. */
		RUNNING,

		/** All of it is there. */
		DONE,

		/** Some of it may be there. */
		FAILED

	}

	/**
	 * How far it has come. As long as it looks how much there is to do, there are no
	 * objects.
	 */
	record Status(String id, boolean move, boolean overwrite, String source, String sourcePath, String target,
			String targetPath, State state, long objects, long objectsDone, long bytes, long bytesDone,
			@Nullable String error) {
	}

}
