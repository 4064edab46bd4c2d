package io.storager.driver;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import io.storager.Listing;
import io.storager.StorageException;
import io.storager.transfer.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * A listing over pages that are fetched when they are needed, and from the second one on
 * ahead: who reads the first few elements only asks for one page.
 *
 * @param <T> the type of the elements
 */
final class PagedListing<T> implements Listing<T> {

	private final Function<@Nullable String, Page<T>> fetch;

	private final Function<String, StorageException> stuck;

	private final @Nullable Lanes lanes;

	private final @Nullable Function<T, String> key;

	/**
	 * Make a listing.
	 * @param fetch fetches the page behind a marker, {@code null} for the first
	 * @param stuck makes an exception of the reason why a listing would never end
	 * @param lanes where pages are fetched ahead, or {@code null} to fetch none ahead
	 */
	PagedListing(Function<@Nullable String, Page<T>> fetch, Function<String, StorageException> stuck,
			@Nullable Lanes lanes) {
		this(fetch, stuck, lanes, null);
	}

	/**
	 * Make a listing whose markers are keys.
	 * @param key the key of an element, or {@code null} if markers are to be guessed of
	 * none
	 */
	PagedListing(Function<@Nullable String, Page<T>> fetch, Function<String, StorageException> stuck,
			@Nullable Lanes lanes, @Nullable Function<T, String> key) {
		this.fetch = fetch;
		this.stuck = stuck;
		this.lanes = lanes;
		this.key = key;
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

		private final PagesAhead<T> pages = new PagesAhead<>(PagedListing.this.fetch, PagedListing.this.stuck,
				PagedListing.this.lanes, PagedListing.this.key);

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
					throw PagedListing.this.stuck
						.apply("the service answered with the marker it was given: '%s'".formatted(this.marker));
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
