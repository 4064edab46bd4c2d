package io.storager.engine.listing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

import io.storager.StorageException;
import io.storager.transfer.WorkerPermits;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the next page of a listing before it is asked for: only a page whose marker the
 * service has named. Used by one thread.
 *
 * @param <T> the type of the elements
 */
final class PagePrefetch<T> {

	private final Function<@Nullable String, PagedListing.Page<T>> fetch;

	private final Supplier<StorageException> interrupted;

	private final @Nullable WorkerPermits workers;

	private @Nullable Pending next;

	/**
	 * Create one for a listing.
	 * @param fetch fetches the page behind a marker, {@code null} for the first
	 * @param interrupted what to throw if the thread is interrupted while it waits
	 * @param workers where pages are fetched ahead, or {@code null} to fetch none ahead
	 */
	PagePrefetch(Function<@Nullable String, PagedListing.Page<T>> fetch, Supplier<StorageException> interrupted,
			@Nullable WorkerPermits workers) {
		this.fetch = fetch;
		this.interrupted = interrupted;
		this.workers = workers;
	}

	/** Return what comes behind a marker, {@code null} for the first page. */
	PagedListing.Page<T> behind(@Nullable String marker) {
		Pending pending = this.next;
		if (pending == null || !pending.marker.equals(marker) || pending.failedEarlier()) {
			this.next = null;
			return this.fetch.apply(marker);
		}
		PagedListing.Page<T> page = await(pending);
		this.next = null;
		return page;
	}

	private PagedListing.Page<T> await(Pending pending) {
		try {
			return pending.page.get();
		}
		catch (InterruptedException ex) {
			// The page is still on its way, for whoever asks again.
			Thread.currentThread().interrupt();
			throw this.interrupted.get();
		}
		catch (ExecutionException ex) {
			this.next = null;
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) ex.getCause();
		}
	}

	/**
	 * Fetch a page ahead, if there is a worker for it.
	 * @param marker where the page begins
	 */
	void fetchAhead(String marker) {
		Pending pending = new Pending(marker);
		if (this.workers != null && this.workers.tryRun(pending)) {
			this.next = pending;
		}
	}

	/** A page that is being fetched. */
	private final class Pending implements Runnable {

		private final String marker;

		private final CompletableFuture<PagedListing.Page<T>> page = new CompletableFuture<>();

		Pending(String marker) {
			this.marker = marker;
		}

		@Override
		public void run() {
			try {
				this.page.complete(PagePrefetch.this.fetch.apply(this.marker));
			}
			catch (Throwable ex) {
				this.page.completeExceptionally(ex);
			}
		}

		/**
		 * Whether it failed before anybody asked for it: by now the service may answer
		 * again. An {@code Error} is no failure of the service.
		 */
		boolean failedEarlier() {
			if (!this.page.isCompletedExceptionally()) {
				return false;
			}
			return this.page.handle((page, failure) -> !(failure instanceof Error)).join();
		}

	}

}
