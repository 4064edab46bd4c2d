package io.storager.engine.upload;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Collects bytes that any thread may write, one at a time: a producer may have handed the
 * stream to one that still writes. Writers such as PrintStream swallow what is thrown at
 * them, so what has lost bytes takes no more of them and is never finished.
 */
abstract class SharedOutputStream extends OutputStream {

	private final WriterLock lock = new WriterLock();

	private volatile @Nullable Throwable failure;

	private volatile boolean closed;

	@Override
	public final void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public final void write(byte[] bytes, int offset, int count) throws IOException {
		Objects.checkFromIndexSize(offset, count, bytes.length);
		enter();
		try {
			requireSound();
			addOrFail(bytes, offset, count);
		}
		finally {
			this.lock.leave();
		}
	}

	private void enter() throws IOException {
		if (this.lock.tryEnter()) {
			return;
		}
		requireSound();
		try {
			this.lock.enter();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			InterruptedIOException lost = new InterruptedIOException(
					"the thread was interrupted while another one wrote");
			fail(lost);
			throw lost;
		}
	}

	private void addOrFail(byte[] bytes, int offset, int count) throws IOException {
		try {
			add(bytes, offset, count);
		}
		catch (StorageException ex) {
			this.failure = ex;
			throw new IOException(ex.getMessage(), ex);
		}
		catch (Throwable ex) {
			this.failure = ex;
			throw ex;
		}
	}

	/** Take some bytes. */
	abstract void add(byte[] bytes, int offset, int count) throws IOException;

	/** Fail if nothing may be made of the bytes. */
	void requireSound() throws IOException {
		Throwable failure = this.failure;
		if (failure != null) {
			// Always a new one: try-with-resources cannot add an exception to itself.
			throw new IOException("an earlier write has failed: " + failure.getMessage(), failure);
		}
		if (this.closed) {
			throw new IOException("the stream is closed");
		}
	}

	/** What the first write that failed has met, whatever the writer made of it. */
	public final @Nullable Throwable failure() {
		return this.failure;
	}

	/** From now on every write fails for this reason, if none has failed before. */
	final void fail(Throwable reason) {
		if (this.failure == null) {
			this.failure = reason;
		}
	}

	/**
	 * Take no more bytes, and make something of those that came.
	 * @throws IOException also if another thread is writing: what it writes may be a part
	 * of the result or not
	 */
	final <T> T finish(Finish<T> finish) throws IOException {
		if (!this.lock.tryEnter()) {
			requireSound();
			throw new IOException("another thread still writes; allowed: all of them have ended");
		}
		try {
			requireSound();
			this.closed = true;
			return finish.run();
		}
		finally {
			this.lock.leave();
		}
	}

	/** Take no more bytes, and give up what there is as soon as no thread writes. */
	final void giveUp(Runnable release) {
		this.closed = true;
		this.lock.whenFree(release);
	}

	/** Makes something of the bytes. */
	@FunctionalInterface
	interface Finish<T> {

		T run() throws IOException;

	}

}
