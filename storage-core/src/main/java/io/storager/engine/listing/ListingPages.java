package io.storager.engine.listing;

import java.util.function.BiFunction;

import io.storager.Listing;
import io.storager.Page;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one listing: all of them, or one.
 *
 * @param <T> the type of the elements
 * @param tokens the tokens of this listing
 * @param start the marker where to start, or {@code null} for the first page
 * @param fetch fetches the page behind a marker, {@code null} for the first
 */
public record ListingPages<T>(PageTokens tokens, @Nullable String start,
		BiFunction<Invocation, @Nullable String, PagedListing.Page<T>> fetch) {

	private static final int PAGE_SIZE_MAXIMUM = 1000;

	/** Refuse a page size that not every service takes. */
	public static @Nullable Integer requirePageSize(Invocation call, @Nullable Integer pageSize) {
		if (pageSize != null && (pageSize < 1 || pageSize > PAGE_SIZE_MAXIMUM)) {
			throw call.restrict("the page size is %s; allowed: 1 to %s".formatted(pageSize, PAGE_SIZE_MAXIMUM));
		}
		return pageSize;
	}

	/** All pages, each of which is an invocation of its own. */
	public Listing<T> all(StoragerContext context, Invocation call) {
		// Pages that are fetched ahead belong to whoever wanted the listing.
		Object parent = context.transfers().observer().current();
		return new PagedListing<>(
				(marker) -> context.perform(call.operation(), call.path(), parent,
						(page) -> this.fetch.apply(page, (marker != null) ? marker : this.start)),
				(code, reason) -> call.refuse(code, reason, null), context.transfers().workers());
	}

	/** The page where the listing starts, with one request. */
	public Page<T> one(Invocation call) {
		PagedListing.Page<T> page = this.fetch.apply(call, this.start);
		return Page.of(page.elements(), this.tokens.token(page.nextMarker()));
	}

}
