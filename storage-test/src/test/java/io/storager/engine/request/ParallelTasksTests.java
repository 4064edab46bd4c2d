package io.storager.engine.request;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import io.storager.Operation;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(20)
class ParallelTasksTests {

	private final TransferPool pool = new TransferPool(8 * 1024 * 1024);

	private final ParallelTasks<Integer> requests = tasks(16);

	private final CountDownLatch mayEnd = new CountDownLatch(1);

	private final AtomicBoolean ended = new AtomicBoolean();

	@AfterEach
	void close() {
		this.mayEnd.countDown();
		this.pool.close();
	}

	/** A part that arrives after its upload was given up may outlive it. */
	@Test
	void waitsForWhatItCancels() {
		CountDownLatch cancelled = new CountDownLatch(1);
		this.requests.submit(new ParallelTasks.Task<>() {

			@Override
			public Integer run() {
				awaitUninterruptibly(ParallelTasksTests.this.mayEnd);
				ParallelTasksTests.this.ended.set(true);
				return 1;
			}

			@Override
			public void cancel() {
				cancelled.countDown();
			}

		});
		Thread waiting = Thread.currentThread();
		Thread ending = new Thread(() -> {
			awaitUninterruptibly(cancelled);
			// Whoever does not wait has ended the test by now.
			while (waiting.isAlive() && waiting.getState() != Thread.State.WAITING && !this.ended.get()) {
				Thread.onSpinWait();
			}
			this.mayEnd.countDown();
		});
		ending.setDaemon(true);
		ending.start();
		this.requests.cancel();
		assertThat(this.ended).isTrue();
	}

	@Test
	void leavesNothingBehindInTheThreadOfWhatItCancels() throws Exception {
		CountDownLatch cancelled = new CountDownLatch(1);
		this.requests.submit(new ParallelTasks.Task<>() {

			@Override
			public Integer run() {
				awaitUninterruptibly(cancelled);
				return 1;
			}

			@Override
			public void cancel() {
				cancelled.countDown();
			}

		});
		this.requests.cancel();
		assertThat(PoolThreads.stillUnwanted(this.pool)).isFalse();
	}

	@Test
	void tellsWhoWaitsOfAnError() {
		this.requests.submit(() -> {
			throw new StackOverflowError("too deep");
		});
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(this.requests::results).withMessage("too deep");
	}

	@Test
	void runsInTheCallersThreadWhereThereIsNoOther() {
		ParallelTasks<Thread> alone = tasks(1);
		alone.submit(Thread::currentThread);
		alone.submit(Thread::currentThread);
		assertThat(alone.results()).containsExactly(Thread.currentThread(), Thread.currentThread());
	}

	/** Tasks of a client with so many connections. */
	private <T> ParallelTasks<T> tasks(int connections) {
		TransferSettings settings = TransferSettings.builder().partSize(100).concurrency(2).maxRetries(0).build();
		StoragerContext context = new StoragerContext(new MemoryBucketDriver(new MemoryService(), "photos"),
				StoragerSettings.DEFAULT.with(Transfers.of(settings, this.pool, connections)));
		return new ParallelTasks<>(context.transfers(), context.invocation(Operation.WRITE, "a"));
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean open = false;
		while (!open) {
			try {
				latch.await();
				open = true;
			}
			catch (InterruptedException ex) {
				// The test is about what does not end at once.
			}
		}
	}

}
