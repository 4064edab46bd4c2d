package io.storager.test.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A write in parts that is ended from outside leaves the old object, and nothing else.
 */
abstract class EndedTransferContract extends TransferTopic {

	/** How a call is ended from outside, while a request is on its way. */
	enum End {

		INTERRUPT, DEADLINE

	}

	/** Whoever does not hear of an upload's id cannot give it up. */
	@ParameterizedTest
	@EnumSource
	@Timeout(60)
	void leavesNoUploadThatStartsWhileTheCallEnds(End end, @TempDir Path folder) throws Exception {
		write("a", "old");
		for (Kind kind : Kind.values()) {
			Ending ending = new Ending(end, "initiate");
			DriverStorager meddled = ending.storager();
			Content content = kind.of(bytes(3 * this.partSize), folder);
			ending.requireEnd(() -> meddled.write("a", content));
		}
		Ending ending = new Ending(end, "initiate");
		DriverStorager meddled = ending.storager();
		if (end == End.DEADLINE) {
			ending.requireEnd(() -> meddled.createMultipart("a"));
		}
		requireOldObjectInAWhile();
	}

	@ParameterizedTest
	@EnumSource
	@Timeout(60)
	void leavesNoUploadThatIsGivenUpWhileTheCallEnds(End end) throws Exception {
		write("a", "old");
		Ending ending = new Ending(end, "abort");
		DriverStorager meddled = ending.storager();
		ending.requireEnd(() -> meddled.write("a", Content.from((output) -> {
			output.write(bytes(2 * this.partSize));
			throw new IOException("the disk is gone");
		})));
		requireOldObjectInAWhile();
	}

	/** Ends a call while a request is on its way. */
	private final class Ending {

		private final End end;

		private final String request;

		private final Thread caller = Thread.currentThread();

		private final CountDownLatch ended = new CountDownLatch(1);

		Ending(End end, String request) {
			this.end = end;
			this.request = request;
		}

		DriverStorager storager() {
			Duration deadline = (this.end == End.DEADLINE) ? Duration.ofMillis(300) : null;
			return InterceptingDriver.storager(fixture().driver(), settings(EndedTransferContract.this.pool, deadline),
					(call) -> {
						if (!call.is(this.request)) {
							return call.proceed();
						}
						if (this.end == End.INTERRUPT) {
							this.caller.interrupt();
							return call.proceed();
						}
						Object answer = call.proceed();
						this.ended.await();
						return answer;
					});
		}

		void requireEnd(Callable<?> write) {
			long start = System.nanoTime();
			StorageException failure = assertThatExceptionOfType(StorageException.class).isThrownBy(write::call)
				.actual();
			assertThat(Thread.interrupted()).isEqualTo(this.end == End.INTERRUPT);
			this.ended.countDown();
			if (this.end == End.DEADLINE) {
				assertThat(failure).hasMessageContaining("the deadline of PT0.3S has passed");
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			}
		}

	}

	/**
	 * What an application does before it closes the client, which may ignore interrupts.
	 */
	@Test
	@Timeout(60)
	void endsWhatRunsWhenTheApplicationEnds() throws Exception {
		byte[] bytes = bytes(3 * this.partSize);
		write("a", "old");
		this.parts.write("source", Content.of(bytes));
		CountDownLatch copying = new CountDownLatch(1);
		CompletableFuture<Void> ended = new CompletableFuture<>();
		StoragerSettings settings = settings(this.pool, null);
		DriverStorager meddled = InterceptingDriver.storager(fixture().driver(), settings, (call) -> {
			if (call.is("copyPart")) {
				copying.countDown();
				ended.join();
			}
			return InterceptingDriver.smallCopies(call);
		});
		ExecutorService threads = Executors.newSingleThreadExecutor();
		try (StorageOutputStream output = meddled.newOutputStream("a")) {
			Future<StorageObject> copy = threads.submit(() -> meddled.copy("source", "a"));
			output.write(bytes);
			copying.await();
			assertThat(settings.transfers().uploads().count()).isEqualTo(2);
			assertThat(settings.transfers().uploads().end(Duration.ofMillis(1))).isFalse();
			ended.complete(null);
			assertThat(settings.transfers().uploads().end(Duration.ofSeconds(20))).isTrue();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(copy::get)
				.withMessageContaining("the application is shutting down");
			assertThat(failure(ErrorCode.UNEXPECTED, () -> meddled.write("a", Content.of(bytes))))
				.hasMessageContaining("the application is shutting down");
			output.abort();
		}
		finally {
			threads.shutdownNow();
		}
		requireOldObject();
		settings.transfers().uploads().reopen();
		meddled.write("a", Content.of(bytes));
		assertThat(settings.transfers().uploads().count()).isZero();
	}

	@Test
	void keepsTheOldObjectWhenAnOutputIsAborted() throws IOException {
		write("a", "old");
		try (StorageOutputStream output = this.parts.newOutputStream("a")) {
			output.write(bytes(3 * this.partSize));
			output.abort();
		}
		requireOldObject();
		StorageOutputStream output = this.parts.newOutputStream("a");
		output.write(bytes(3 * this.partSize + 1));
		assertThat(read("a")).isEqualTo("old");
		output.close();
		assertThat(this.parts.readAllBytes("a")).isEqualTo(bytes(3 * this.partSize + 1));
		requireNothingLeft();
	}

	@Test
	void keepsTheOldObjectWhenTheThreadIsInterrupted() {
		write("a", "old");
		failure(ErrorCode.UNEXPECTED, () -> this.parts.write("a", Content.from((output) -> {
			output.write(bytes(2 * this.partSize));
			Thread.currentThread().interrupt();
			output.write(bytes(20 * this.partSize));
		})));
		assertThat(Thread.interrupted()).isTrue();
		requireOldObject();
	}

	@Test
	@Timeout(30)
	void endsAWriteWhoseContentNeverComes() {
		write("a", "old");
		Storager hurried = storager(this.pool, Duration.ofMillis(300));
		assertThat(failure(ErrorCode.UNEXPECTED, () -> hurried.write("a", Content.from((output) -> {
			output.write(bytes(2 * this.partSize));
			await(new CountDownLatch(1));
		})))).hasMessageContaining("the deadline of PT0.3S has passed");
		assertThat(Thread.interrupted()).isFalse();
		requireOldObject();
		hurried.write("b", Content.ofText("soon"));
		assertThat(read("b")).isEqualTo("soon");
	}

}
