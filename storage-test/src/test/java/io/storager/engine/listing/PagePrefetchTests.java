package io.storager.engine.listing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.engine.request.ErrorContext;
import io.storager.transfer.TransferPool;
import io.storager.transfer.WorkerPermits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PagePrefetchTests {

	private final TransferPool pool = new TransferPool(1 << 20);

	private final WorkerPermits workers = this.pool.workers(16);

	/** What was asked for, in the order of arrival. */
	private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

	/** What a page is answered with instead, once. */
	private final Map<String, Supplier<Throwable>> failures = new ConcurrentHashMap<>();

	private CountDownLatch answers = new CountDownLatch(0);

	@AfterEach
	void close() {
		this.answers.countDown();
		this.pool.close();
		Thread.interrupted();
	}

	@Test
	void asksForEachPageOnceAndForNoOther() {
		assertThat(new PagedListing<>((marker) -> {
			int page = (marker != null) ? Integer.parseInt(marker) : 0;
			this.asked.add(String.valueOf(page));
			return new PagedListing.Page<>(List.of("a" + page, "b" + page),
					(page < 9) ? String.valueOf(page + 1) : null);
		}, PagePrefetchTests::failure, this.workers)).hasSize(20);
		assertThat(this.asked).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
	}

	@Test
	void fetchesTheNextPageWhileNobodyAsksForIt() throws InterruptedException {
		PagePrefetch<String> pages = pages();
		pages.fetchAhead("m");
		assertThat(this.asked.take()).isEqualTo("m");
		assertThat(pages.behind("m").elements()).containsExactly("behind m");
		assertThat(this.asked).isEmpty();
	}

	@Test
	void asksAgainForAPageThatFailedBeforeItWasWanted() throws InterruptedException {
		this.failures.put("m", () -> failure(ErrorCode.SERVICE_INTERNAL, "down"));
		PagePrefetch<String> pages = pages();
		pages.fetchAhead("m");
		assertThat(this.asked.take()).isEqualTo("m");
		awaitFreeLanes();
		assertThat(pages.behind("m").elements()).containsExactly("behind m");
		assertThat(this.asked).containsExactly("m");
	}

	@Test
	void tellsTheFailureOfAPageThatIsWaitedFor() throws InterruptedException {
		this.answers = new CountDownLatch(1);
		this.failures.put("m", () -> {
			this.answers.countDown();
			awaitWaiting(Thread.currentThread());
			return failure(ErrorCode.SERVICE_INTERNAL, "down");
		});
		this.waiter = Thread.currentThread();
		PagePrefetch<String> pages = pages();
		pages.fetchAhead("m");
		this.answers.await();
		this.asks = true;
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> pages.behind("m"))
			.withMessageContaining("down");
		assertThat(this.asked).containsExactly("m");
		assertThat(pages.behind("m").elements()).containsExactly("behind m");
	}

	@Test
	void tellsAnErrorAsItself() throws InterruptedException {
		StackOverflowError error = new StackOverflowError();
		this.failures.put("m", () -> error);
		PagePrefetch<String> pages = pages();
		pages.fetchAhead("m");
		awaitFreeLanes();
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> pages.behind("m")).isSameAs(error);
		assertThat(pages.behind("m").elements()).containsExactly("behind m");
	}

	@Test
	void tellsAnInterruptAndKeepsThePage() {
		this.answers = new CountDownLatch(1);
		PagePrefetch<String> pages = pages();
		pages.fetchAhead("m");
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> pages.behind("m"))
			.withMessageContaining("the thread was interrupted")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.UNEXPECTED));
		assertThat(Thread.interrupted()).isTrue();
		this.answers.countDown();
		assertThat(pages.behind("m").elements()).containsExactly("behind m");
		assertThat(this.asked).containsExactly("m");
	}

	private volatile @Nullable Thread waiter;

	private volatile boolean asks;

	/** Wait until the thread that asks for the page waits for it. */
	private void awaitWaiting(Thread fetcher) {
		Thread asking = this.waiter;
		while (asking != null && asking != fetcher && !(this.asks && asking.getState() == Thread.State.WAITING)) {
			Thread.onSpinWait();
		}
	}

	/** Wait until whatever was fetched ahead has ended. */
	private void awaitFreeLanes() throws InterruptedException {
		CountDownLatch all = new CountDownLatch(8);
		for (int lane = 0; lane < 8; lane++) {
			while (!this.workers.tryRun(() -> {
				all.countDown();
				try {
					all.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			})) {
				Thread.onSpinWait();
			}
		}
		all.await();
	}

	private PagePrefetch<String> pages() {
		Function<@Nullable String, PagedListing.Page<String>> fetch = (marker) -> {
			this.asked.add(String.valueOf(marker));
			Supplier<Throwable> failing = this.failures.remove(String.valueOf(marker));
			Throwable failure = (failing != null) ? failing.get() : null;
			await();
			if (failure instanceof Error error) {
				throw error;
			}
			if (failure instanceof RuntimeException exception) {
				throw exception;
			}
			return new PagedListing.Page<>(List.of("behind " + marker), null);
		};
		return new PagePrefetch<>(fetch, () -> failure(ErrorCode.UNEXPECTED, "the thread was interrupted"),
				this.workers);
	}

	private void await() {
		try {
			this.answers.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static StorageException failure(ErrorCode code, String reason) {
		return new ErrorContext("memory", null, (error, operation) -> {
			throw new AssertionError(error);
		}).refuse(code, Operation.LIST, null, reason, null);
	}

}
