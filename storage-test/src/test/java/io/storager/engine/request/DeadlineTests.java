package io.storager.engine.request;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineTests {

	private final Deadline deadline = new Deadline(Duration.ofMinutes(1));

	/** What a call does within another one is part of it. */
	@Test
	void countsUntilTheOutermostLeaves() {
		this.deadline.enter();
		this.deadline.enter();
		this.deadline.leave();
		assertThat(counts()).isTrue();
		this.deadline.leave();
		assertThat(counts()).isFalse();
		this.deadline.enter();
		assertThat(counts()).isTrue();
		this.deadline.leave();
		this.deadline.end();
	}

	/** Whether time that passes now is taken off. */
	private boolean counts() {
		long before = this.deadline.remainingNanos();
		long start = System.nanoTime();
		while (System.nanoTime() == start) {
			Thread.onSpinWait();
		}
		return this.deadline.remainingNanos() < before;
	}

}
