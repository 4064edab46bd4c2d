package io.storager.driver;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import io.storager.Listing;
import io.storager.StorageException;
import io.storager.transfer.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * A listing over pages that are fetched when they are needed, and from the second one on
 * one page ahead: who reads the first few elements only asks for one page.
 *
 * @param <T> the type of the elements
 */
final class PagedListing<T> implements Listing<T> {

	private final Function<@Nullable String, Page<T>> fetch;

	private final Function<String, StorageException> stuck;

	private final @Nullable Lanes lanes;

	/**
	 * Make a listing.
	 * @param fetch fetches the page behind a marker, {@code null} for the first
	 * @param stuck makes an exception of the reason why a listing would never end
	 * @param lanes where pages are fetched ahead, or {@code null} to fetch none ahead
	 */
	PagedListing(Function<@Nullable String, Page<T>> fetch, Function<String, StorageException> stuck,
			@Nullable Lanes lanes) {
		this.fetch = fetch;
		this.stuck = stuck;
		this.lanes = lanes;
	}

	@Override
	public Iterator<T> iterator() {
		return new PageIterator();
	}

	/**
	 * A page.
	 *
	 * @param elements its elements, possibly none
	 * @param nextMarker where the next page starts, or {@code null} if this is the last
	 */
	record Page<T>(List<T> elements, @Nullable String nextMarker) {
	}

	private final class PageIterator implements Iterator<T> {

		private Iterator<T> elements = List.<T>of().iterator();

		private @Nullable String marker;

		private boolean last;

		private int pages;

		private @Nullable CompletableFuture<Page<T>> ahead;

		@Override
		public boolean hasNext() {
			// A page may be empty although others follow.
			while (!this.elements.hasNext() && !this.last) {
				Page<T> page = page();
				if (page.nextMarker() != null && page.nextMarker().equals(this.marker)) {
					throw PagedListing.this.stuck
						.apply("the service answered with the marker it was given: '%s'".formatted(this.marker));
				}
				this.elements = page.elements().iterator();
				this.marker = page.nextMarker();
				this.last = this.marker == null;
				if (++this.pages > 1 && !this.last) {
					fetchAhead();
				}
			}
			return this.elements.hasNext();
		}

		private Page<T> page() {
			CompletableFuture<Page<T>> ahead = this.ahead;
			this.ahead = null;
			try {
				return (ahead != null) ? ahead.get() : PagedListing.this.fetch.apply(this.marker);
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof RuntimeException failure) {
					throw failure;
				}
				throw new IllegalStateException(ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw PagedListing.this.stuck.apply("the thread was interrupted");
			}
		}

		private void fetchAhead() {
			Lanes lanes = PagedListing.this.lanes;
			String next = this.marker;
			CompletableFuture<Page<T>> future = new CompletableFuture<>();
			if (lanes != null && lanes.tryRun(() -> complete(future, next))) {
				this.ahead = future;
			}
		}

		private void complete(CompletableFuture<Page<T>> future, @Nullable String marker) {
			try {
				future.complete(PagedListing.this.fetch.apply(marker));
			}
			catch (Throwable ex) {
				future.completeExceptionally(ex);
			}
		}

		@Override
		public T next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			return this.elements.next();
		}

	}

}
