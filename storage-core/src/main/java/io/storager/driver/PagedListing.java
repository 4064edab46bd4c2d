package io.storager.driver;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import io.storager.Listing;
import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * A listing over pages that are fetched when they are needed.
 *
 * @param <T> the type of the elements
 */
final class PagedListing<T> implements Listing<T> {

	private final Function<@Nullable String, Page<T>> fetch;

	private final Function<String, StorageException> stuck;

	/**
	 * Make a listing.
	 * @param fetch fetches the page behind a marker, {@code null} for the first
	 * @param stuck makes an exception of the reason why a listing would never end
	 */
	PagedListing(Function<@Nullable String, Page<T>> fetch, Function<String, StorageException> stuck) {
		this.fetch = fetch;
		this.stuck = stuck;
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

		@Override
		public boolean hasNext() {
			// A page may be empty although others follow.
			while (!this.elements.hasNext() && !this.last) {
				Page<T> page = PagedListing.this.fetch.apply(this.marker);
				if (page.nextMarker() != null && page.nextMarker().equals(this.marker)) {
					throw PagedListing.this.stuck
						.apply("the service answered with the marker it was given: '%s'".formatted(this.marker));
				}
				this.elements = page.elements().iterator();
				this.marker = page.nextMarker();
				this.last = this.marker == null;
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
