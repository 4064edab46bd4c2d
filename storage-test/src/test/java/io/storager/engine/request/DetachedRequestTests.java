package io.storager.engine.request;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Failure;
import io.storager.transfer.TransferPool;
import io.storager.transfer.WorkerPermits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link DetachedRequest}. */
@Timeout(30)
class DetachedRequestTests {

	private final TransferPool pool = new TransferPool(1 << 20);

	private final CountDownLatch answer = new CountDownLatch(1);

	private final CompletableFuture<String> unwanted = new CompletableFuture<>();

	@AfterEach
	void close() {
		Thread.interrupted();
		this.answer.countDown();
		this.pool.close();
	}

	/** The pool may be closed while the application ends. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theDeadlineEndsTheWaitWhereverTheRequestRuns(boolean closed) throws Exception {
		if (closed) {
			this.pool.close();
		}
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> send(call(Duration.ofMillis(100)), this::lateAnswer))
			.withMessageContaining("the deadline of PT0.1S has passed");
		assertThat(this.unwanted).isNotDone();
		this.answer.countDown();
		assertThat(this.unwanted.get(10, TimeUnit.SECONDS)).isEqualTo("late");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anInterruptWaitsForTheAnswer(boolean closed) {
		if (closed) {
			this.pool.close();
		}
		Thread.currentThread().interrupt();
		Thread caller = Thread.currentThread();
		assertThat(send(call(null), () -> {
			caller.interrupt();
			return "answer";
		})).isEqualTo("answer");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.unwanted).isNotDone();
	}

	@Test
	void tellsWhatTheRequestHasThrown() {
		IllegalStateException failure = new IllegalStateException("none");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> send(call(null), () -> {
			throw failure;
		})).isSameAs(failure);
		OutOfMemoryError error = new OutOfMemoryError("none");
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> send(call(null), () -> {
			throw error;
		})).isSameAs(error);
	}

	private String send(Invocation call, Supplier<String> request) {
		WorkerPermits workers = this.pool.workers(2);
		return call.perform(() -> DetachedRequest.send(workers, call, request, this.unwanted::complete));
	}

	private String lateAnswer() {
		boolean answered = false;
		while (!answered) {
			try {
				this.answer.await();
				answered = true;
			}
			catch (InterruptedException ex) {
				// Closing the pool does not lose it.
			}
		}
		return "late";
	}

	private static Invocation call(@Nullable Duration limit) {
		ErrorContext errors = new ErrorContext("memory", "photos",
				(thrown, operation) -> Failure.of(ErrorCode.UNEXPECTED, "none"));
		return new Invocation(errors, new RetryRules((thrown) -> true, 0), Operation.CREATE, "a", limit);
	}

}
