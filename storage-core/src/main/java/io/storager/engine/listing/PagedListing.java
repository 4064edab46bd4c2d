package io.storager.engine.listing;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.storager.ErrorCode;
import io.storager.Listing;
import io.storager.StorageException;
import io.storager.transfer.WorkerPermits;
import org.jspecify.annotations.Nullable;

/**
 * A listing over pages that are fetched when they are needed, and from the second one on
 * ahead: who reads the first few elements only asks for one page.
 *
 * @param <T> the type of the elements
 */
public final class PagedListing<T> implements Listing<T> {

	private final Function<@Nullable String, Page<T>> fetch;

	private final BiFunction<ErrorCode, String, StorageException> failure;

	private final @Nullable WorkerPermits workers;

	/**
	 * Make a listing.
	 * @param fetch fetches the page behind a marker, {@code null} for the first
	 * @param failure makes an exception of a code and of the reason why the listing
	 * cannot go on
	 * @param workers where pages are fetched ahead, or {@code null} to fetch none ahead
	 */
	public PagedListing(Function<@Nullable String, Page<T>> fetch,
			BiFunction<ErrorCode, String, StorageException> failure, @Nullable WorkerPermits workers) {
		this.fetch = fetch;
		this.failure = failure;
		this.workers = workers;
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
	public record Page<T>(List<T> elements, @Nullable String nextMarker) {
	}

	private final class PageIterator implements Iterator<T> {

		private final PagePrefetch<T> pages = new PagePrefetch<>(PagedListing.this.fetch,
				() -> PagedListing.this.failure.apply(ErrorCode.UNEXPECTED, "the thread was interrupted"),
				PagedListing.this.workers);

		private Iterator<T> elements = List.<T>of().iterator();

		private @Nullable String marker;

		private boolean last;

		private int fetched;

		@Override
		public boolean hasNext() {
			// A page may be empty although others follow.
			while (!this.elements.hasNext() && !this.last) {
				Page<T> page = this.pages.behind(this.marker);
				String next = page.nextMarker();
				if (next != null && next.equals(this.marker)) {
					throw PagedListing.this.failure.apply(ErrorCode.SERVICE_INTERNAL,
							"the service answered with the marker it was given: '%s'".formatted(this.marker));
				}
				this.elements = page.elements().iterator();
				this.marker = next;
				this.last = next == null;
				if (++this.fetched > 1 && next != null) {
					this.pages.fetchAhead(next);
				}
			}
			return this.elements.hasNext();
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
