package io.storager.engine.listing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.engine.request.ErrorContext;
import io.storager.error.ServiceInternalException;
import io.storager.transfer.TransferPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PagedListingTests {

	private final List<String> fetched = new ArrayList<>();

	@Test
	void goesOnBehindEmptyPages() {
		PagedListing<String> listing = listing(
				Map.of("", page("1"), "1", page("2", "a"), "2", page("3"), "3", page("4"), "4", page(null, "b")));
		assertThat(listing).containsExactly("a", "b");
		assertThat(this.fetched).containsExactly("", "1", "2", "3", "4");
	}

	@Test
	void endsWithAnEmptyPage() {
		assertThat(listing(Map.of("", page("1", "a"), "1", page(null)))).containsExactly("a");
		assertThat(listing(Map.of("", page(null)))).isEmpty();
	}

	@Test
	void fetchesAPageWhenItsFirstElementIsAskedFor() {
		Iterator<String> iterator = listing(Map.of("", page("1", "a", "b"), "1", page(null, "c"))).iterator();
		assertThat(this.fetched).isEmpty();
		iterator.next();
		iterator.next();
		assertThat(this.fetched).containsExactly("");
		assertThat(iterator.hasNext()).isTrue();
		assertThat(iterator.hasNext()).isTrue();
		assertThat(this.fetched).containsExactly("", "1");
		iterator.next();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
		assertThat(this.fetched).hasSize(2);
	}

	@Test
	void failsInsteadOfGoingInCircles() {
		Iterator<String> iterator = listing(Map.of("", page("1", "a"), "1", page("1", "b"))).iterator();
		iterator.next();
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(iterator::hasNext)
			.withMessageContaining("marker it was given: '1'")
			.satisfies((ex) -> assertThat(ex.operation()).isEqualTo(Operation.LIST));
	}

	@Test
	void goesOnWhereItFailed() {
		ErrorContext errors = new ErrorContext("memory", null, (error, operation) -> {
			throw new AssertionError(error);
		});
		boolean[] failing = { true };
		PagedListing<String> listing = new PagedListing<>((marker) -> {
			if (marker != null && failing[0]) {
				throw errors.refuse(ErrorCode.SERVICE_INTERNAL, Operation.LIST, null, "down", null);
			}
			return (marker == null) ? page("1", "a") : page(null, "b");
		}, PagedListingTests::failure, null);
		Iterator<String> iterator = listing.iterator();
		assertThat(iterator.next()).isEqualTo("a");
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(iterator::next);
		failing[0] = false;
		assertThat(iterator.next()).isEqualTo("b");
		assertThat(iterator.hasNext()).isFalse();
	}

	/** Who reads one page has asked for no other. */
	@Test
	void fetchesAheadFromTheSecondPageOn() {
		AtomicInteger threads = new AtomicInteger();
		try (TransferPool pool = new TransferPool(1024, (task) -> {
			threads.incrementAndGet();
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		})) {
			Iterator<String> iterator = new PagedListing<>(
					(marker) -> (marker == null) ? page("1", "a") : page(marker.equals("1") ? "2" : null, "b"),
					PagedListingTests::failure, pool.workers(4))
				.iterator();
			iterator.next();
			assertThat(threads).hasValue(0);
			iterator.next();
			assertThat(threads).hasValue(1);
			assertThat(iterator.next()).isEqualTo("b");
			assertThat(iterator.hasNext()).isFalse();
		}
	}

	private PagedListing<String> listing(Map<String, PagedListing.Page<String>> pages) {
		return new PagedListing<>((marker) -> {
			String key = (marker != null) ? marker : "";
			this.fetched.add(key);
			PagedListing.Page<String> page = pages.get(key);
			if (page == null) {
				throw new AssertionError("no page behind " + marker);
			}
			return page;
		}, PagedListingTests::failure, null);
	}

	private static StorageException failure(ErrorCode code, String reason) {
		return new ErrorContext("memory", null, (error, operation) -> {
			throw new AssertionError(error);
		}).refuse(code, Operation.LIST, null, reason, null);
	}

	private static PagedListing.Page<String> page(@Nullable String nextMarker, String... elements) {
		return new PagedListing.Page<>(List.of(elements), nextMarker);
	}

}
