package io.storager.engine.request;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.driver.support.ActiveRequest;
import io.storager.transfer.WorkerPermits;

/**
 * A request whose answer must not be lost, such as the one that tells the id of an
 * upload. It runs in a thread of its own, which neither an interrupt nor a deadline of
 * the caller disturbs.
 *
 * @param <T> what it gives
 */
public final class DetachedRequest<T> implements Runnable {

	private final Supplier<T> request;

	private final Consumer<T> unwanted;

	private final CompletableFuture<T> answer = new CompletableFuture<>();

	private DetachedRequest(Supplier<T> request, Consumer<T> unwanted) {
		this.request = request;
		this.unwanted = unwanted;
	}

	/**
	 * Send a request and wait for it. An interrupt waits until then; who has a deadline
	 * waits a little longer than that.
	 * @param unwanted takes the answer when the caller no longer waits for it
	 * @throws StorageException why there is no answer
	 */
	public static <T> T send(WorkerPermits workers, Invocation call, Supplier<T> request, Consumer<T> unwanted) {
		DetachedRequest<T> detached = new DetachedRequest<>(request, unwanted);
		if (!workers.run(detached) && !startThread(detached)) {
			ActiveRequest.shield(detached);
		}
		return detached.await(call);
	}

	/** The pool is closed, but what runs still has to end well, and in time. */
	private static boolean startThread(Runnable work) {
		try {
			Thread thread = new Thread(work, "storager-detached");
			thread.setDaemon(true);
			thread.start();
			return true;
		}
		catch (OutOfMemoryError ex) {
			// The system has no more threads to give.
			return false;
		}
	}

	@Override
	public void run() {
		T given;
		try {
			given = this.request.get();
		}
		catch (Throwable ex) {
			this.answer.completeExceptionally(ex);
			return;
		}
		if (!this.answer.complete(given)) {
			this.unwanted.accept(given);
		}
	}

	private T await(Invocation call) {
		boolean interrupted = Thread.interrupted();
		try {
			while (true) {
				try {
					return this.answer.get(call.patienceNanos(), TimeUnit.NANOSECONDS);
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
				catch (TimeoutException ex) {
					this.answer
						.completeExceptionally(call.refuse(ErrorCode.UNEXPECTED, "there is no answer in time", null));
				}
			}
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
