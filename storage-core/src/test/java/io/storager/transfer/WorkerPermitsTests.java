package io.storager.transfer;

import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerPermitsTests {

	private boolean refuses = true;

	private final WorkerPermits workers = new WorkerPermits(this::execute, 1);

	private Runnable started = () -> {
	};

	@Test
	void losesNoLaneToATaskThatWasRejected() {
		assertThat(this.workers.tryRun(() -> {
		})).isFalse();
		this.refuses = false;
		assertThat(this.workers.tryRun(() -> {
		})).isTrue();
	}

	@Test
	void givesALaneBackWhenItsTaskHasEnded() {
		this.refuses = false;
		assertThat(this.workers.tryRun(() -> {
		})).isTrue();
		assertThat(this.workers.tryRun(() -> {
		})).isFalse();
		this.started.run();
		assertThat(this.workers.tryRun(() -> {
		})).isTrue();
	}

	private void execute(Runnable task) {
		if (this.refuses) {
			throw new RejectedExecutionException("the application ends");
		}
		this.started = task;
	}

}
