package io.storager.autoconfigure.health;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.StorageMetadata;
import io.storager.Storager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Tests for {@link StorageHealthIndicator}. */
class StorageHealthIndicatorTests {

	private final CountDownLatch answer = new CountDownLatch(1);

	private final AtomicInteger asked = new AtomicInteger();

	private final AtomicInteger interrupted = new AtomicInteger();

	// More than one indicator needs, so that threads to spare would be noticed.
	private final ProbeThreads threads = new ProbeThreads(8);

	private final StorageHealthIndicator indicator = indicator(Duration.ofMillis(500));

	@AfterEach
	void end() {
		this.threads.close();
	}

	@Test
	void aProbeThatHangsIsDownAfterTheTimeout() {
		long start = System.nanoTime();
		Health health = this.indicator.health();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(500),
				Duration.ofSeconds(3));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("error", "SERVICE_INTERNAL")
			.containsEntry("message", "no answer within 500ms")
			.containsEntry("bucket", "demo");
	}

	@Test
	void aProbeThatStillHangsIsToldAtOnceAndNoneIsAdded() {
		this.indicator.health();
		long start = System.nanoTime();
		for (int i = 0; i < 100; i++) {
			assertThat(this.indicator.health().getStatus()).isEqualTo(Status.DOWN);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void recoversWhenTheAnswerComes() {
		this.indicator.health();
		this.answer.countDown();
		await().untilAsserted(() -> assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP));
		assertThat(this.asked).hasValueGreaterThan(1);
	}

	@Test
	void callersShareTheProbeThatIsUnderWay() throws InterruptedException {
		Thread[] callers = new Thread[8];
		for (int i = 0; i < callers.length; i++) {
			callers[i] = new Thread(this.indicator::health);
			callers[i].start();
		}
		for (Thread caller : callers) {
			caller.join();
		}
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void asksAnewEachTime() {
		this.answer.countDown();
		for (int i = 0; i < 50; i++) {
			assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
		}
		assertThat(this.asked).hasValue(50);
	}

	@Test
	void anInterruptedCallerStaysInterrupted() {
		Thread.currentThread().interrupt();
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void itsThreadsEndWithTheContextAndKeepNoApplicationAlive() {
		this.indicator.health();
		assertThat(probeThread()).isNotNull().matches(Thread::isDaemon);
		this.threads.close();
		await().untilAsserted(() -> assertThat(probeThread()).isNull());
		assertThat(this.interrupted).hasValue(1);
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void secondsAreToldAsSeconds() {
		assertThat(indicator(Duration.ofSeconds(1)).health().getDetails()).containsEntry("message",
				"no answer within 1s");
	}

	private StorageHealthIndicator indicator(Duration timeout) {
		Storager storager = mock(Storager.class);
		given(storager.metadata()).willReturn(StorageMetadata.builder("oss", "demo").build());
		return new StorageHealthIndicator(
				new StorageHealthCheck(storager, this::check, timeout, this.threads::execute));
	}

	private void check(Storager storager) {
		this.asked.incrementAndGet();
		try {
			this.answer.await();
		}
		catch (InterruptedException ex) {
			this.interrupted.incrementAndGet();
		}
	}

	private static @Nullable Thread probeThread() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("storage-health"))
			.findAny()
			.orElse(null);
	}

}
