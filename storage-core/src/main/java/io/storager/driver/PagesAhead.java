package io.storager.driver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import io.storager.StorageException;
import io.storager.transfer.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages of a listing before they are asked for: the next one, and others from
 * where keys are guessed to be. A guess never decides what is listed. Its page counts
 * only if the last key that was told is in it: what follows that key there follows it in
 * the listing.
 *
 * @param <T> the type of the elements
 */
final class PagesAhead<T> {

	/** Guesses on their way at the same time, at most. */
	private static final int GUESSES = 3;

	/** Pages between what was told and a guess that is still worth waiting for. */
	private static final int GAP = 2;

	/**
	 * Pages without a guess after too many that were wrong, so that few are for nothing.
	 */
	private static final int PAUSE = 16;

	private final Function<@Nullable String, PagedListing.Page<T>> fetch;

	private final Function<String, StorageException> interrupted;

	private final @Nullable Lanes lanes;

	private final @Nullable Function<T, String> key;

	/** By their markers; all but the first begin where keys are guessed to be. */
	private final Deque<Ahead> ahead = new ArrayDeque<>();

	/** The last page, for the next guess to learn from. */
	private List<T> latest = List.of();

	private int trust = 1;

	private int gaps;

	private int pause;

	PagesAhead(Function<@Nullable String, PagedListing.Page<T>> fetch, Function<String, StorageException> interrupted,
			@Nullable Lanes lanes, @Nullable Function<T, String> key) {
		this.fetch = fetch;
		this.interrupted = interrupted;
		this.lanes = lanes;
		this.key = key;
	}

	/** Return what comes behind a marker, {@code null} for the first page. */
	PagedListing.Page<T> behind(@Nullable String marker) {
		if (marker != null) {
			for (Ahead next = this.ahead.peek(); next != null && reached(next, marker); next = this.ahead.peek()) {
				this.ahead.remove();
				PagedListing.Page<T> page = next.marker.equals(marker) ? told(next.page()) : guessed(next, marker);
				if (page != null) {
					return page;
				}
			}
		}
		return told(this.fetch.apply(marker));
	}

	private PagedListing.Page<T> told(PagedListing.Page<T> page) {
		this.latest = page.elements();
		return page;
	}

	private boolean reached(Ahead next, String marker) {
		return KeyOrder.UTF_8.compare(next.marker, marker) <= 0;
	}

	/** What a guess tells of what comes behind a key, or {@code null} if nothing. */
	private PagedListing.@Nullable Page<T> guessed(Ahead guess, String marker) {
		PagedListing.Page<T> page;
		try {
			page = guess.page();
		}
		catch (StorageException ex) {
			// Nobody has asked for it.
			this.trust = 0;
			return null;
		}
		List<T> elements = page.elements();
		int last = indexOf(marker, elements);
		List<T> rest = elements.subList(last + 1, elements.size());
		judge(last >= 0 && rest.size() * 4 > elements.size() * 3);
		if (last < 0 || (rest.isEmpty() && page.nextMarker() != null)) {
			return null;
		}
		told(page);
		return new PagedListing.Page<>(rest, page.nextMarker());
	}

	private int indexOf(String marker, List<T> elements) {
		int index = elements.size() - 1;
		while (index >= 0 && this.key != null && !this.key.apply(elements.get(index)).equals(marker)) {
			index--;
		}
		return index;
	}

	private void judge(boolean right) {
		this.trust = right ? Math.min(GUESSES, this.trust + 1) : Math.max(0, this.trust - 1);
	}

	/**
	 * Fetch what comes next, if there are lanes for it.
	 * @param marker where the next page begins
	 */
	void fetchAhead(String marker) {
		Ahead next = this.ahead.peek();
		this.gaps = (next == null || reached(next, marker)) ? 0 : this.gaps + 1;
		if (this.gaps > GAP) {
			this.ahead.clear();
			judge(false);
		}
		if (next == null || this.gaps > 0) {
			Ahead certain = new Ahead(marker);
			if (certain.start()) {
				this.ahead.addFirst(certain);
			}
		}
		if (this.trust == 0 && ++this.pause > PAUSE) {
			this.pause = 0;
			this.trust = 1;
		}
		if (this.key != null && !this.ahead.isEmpty() && this.ahead.size() <= this.trust) {
			guess(KeyForecast.of(this.latest.stream().map(this.key).toList()));
		}
	}

	private void guess(@Nullable KeyForecast forecast) {
		while (forecast != null && this.ahead.size() <= this.trust) {
			String marker = forecast.behind(this.ahead.getLast().marker);
			if (marker == null) {
				return;
			}
			Ahead guess = new Ahead(marker);
			if (!guess.start()) {
				return;
			}
			this.ahead.addLast(guess);
		}
	}

	/** A page that is being fetched. */
	private final class Ahead {

		private final String marker;

		private final CompletableFuture<PagedListing.Page<T>> page = new CompletableFuture<>();

		Ahead(String marker) {
			this.marker = marker;
		}

		/** Whether there was a lane for it. */
		boolean start() {
			return PagesAhead.this.lanes != null && PagesAhead.this.lanes.tryRun(() -> {
				try {
					this.page.complete(PagesAhead.this.fetch.apply(this.marker));
				}
				catch (Throwable ex) {
					this.page.completeExceptionally(ex);
				}
			});
		}

		PagedListing.Page<T> page() {
			try {
				return this.page.get();
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof RuntimeException failure) {
					throw failure;
				}
				throw new IllegalStateException(ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw PagesAhead.this.interrupted.apply("the thread was interrupted");
			}
		}

	}

}
