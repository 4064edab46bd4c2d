package io.storager.samples.filemanager;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.storager.StorageObject;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Does the same with each object of a listing, several at the same time. The listing is
 * read as they get on, so that nothing grows with it.
 */
@Component
class ObjectWorkers {

	private static final int AT_ONCE = 8;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	/** The first that fails ends it, and so does an interrupt. */
	void forEach(Iterator<StorageObject> objects, Consumer<StorageObject> work) {
		Source source = new Source(objects);
		List<Future<?>> workers = new ArrayList<>();
		try {
			for (int i = 0; i < AT_ONCE; i++) {
				workers.add(this.threads.submit(() -> source.forEach(work)));
			}
			for (Future<?> worker : workers) {
				worker.get();
			}
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("It was stopped");
		}
		finally {
			source.ended = true;
			workers.forEach((worker) -> worker.cancel(true));
		}
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

	/** Gives objects to many threads. */
	private static final class Source {

		private final ReentrantLock lock = new ReentrantLock();

		private final Iterator<StorageObject> objects;

		private volatile boolean ended;

		Source(Iterator<StorageObject> objects) {
			this.objects = objects;
		}

		void forEach(Consumer<StorageObject> work) {
			boolean done = false;
			try {
				for (StorageObject object = next(); object != null; object = next()) {
					work.accept(object);
				}
				done = true;
			}
			finally {
				if (!done) {
					this.ended = true;
				}
			}
		}

		private @Nullable StorageObject next() {
			this.lock.lock();
			try {
				return (!this.ended && this.objects.hasNext()) ? this.objects.next() : null;
			}
			finally {
				this.lock.unlock();
			}
		}

	}

}
