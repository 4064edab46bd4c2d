package io.storager.autoconfigure.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.Storager;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health of one storager. There is one probe at a time: callers share its answer, and
 * while one gives none, none is added.
 */
final class StorageHealthIndicator implements HealthIndicator {

	private final Storager storager;

	private final StorageProbe probe;

	private final Duration timeout;

	private final Executor threads;

	private @Nullable Attempt attempt;

	StorageHealthIndicator(Storager storager, StorageProbe probe, Duration timeout, Executor threads) {
		this.storager = storager;
		this.probe = probe;
		this.timeout = timeout;
		this.threads = threads;
	}

	@Override
	public Health health() {
		try {
			Attempt current = attempt();
			return current.answer().get(current.deadline() - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			return down(ErrorCode.SERVICE_INTERNAL, "no answer within " + text(this.timeout));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return down(ErrorCode.UNEXPECTED, "interrupted while waiting for the answer");
		}
		catch (RejectedExecutionException ex) {
			return down(ErrorCode.UNEXPECTED, "the application is closing");
		}
		catch (ExecutionException ex) {
			return down(ErrorCode.UNEXPECTED, "the probe failed with " + ex.getCause());
		}
	}

	private synchronized Attempt attempt() {
		Attempt current = this.attempt;
		if (current == null || current.answer().isDone()) {
			current = new Attempt(CompletableFuture.supplyAsync(this::ask, this.threads),
					System.nanoTime() + this.timeout.toNanos());
			this.attempt = current;
		}
		return current;
	}

	private Health ask() {
		Health.Builder health = new Health.Builder();
		describe(health);
		long start = System.nanoTime();
		try {
			this.probe.check(this.storager);
			health.up();
		}
		catch (StorageException ex) {
			health.down().withDetail("error", ex.code().name());
			detail(health, "vendorCode", ex.vendorCode());
			detail(health, "requestId", ex.requestId());
			detail(health, "message", ex.getMessage());
		}
		return health.withDetail("latencyMs", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).build();
	}

	private Health down(ErrorCode code, String message) {
		Health.Builder health = new Health.Builder();
		describe(health);
		return health.down().withDetail("error", code.name()).withDetail("message", message).build();
	}

	private void describe(Health.Builder health) {
		StorageMetadata metadata = this.storager.metadata();
		detail(health, "service", metadata.service());
		detail(health, "bucket", metadata.bucket());
		detail(health, "location", metadata.location());
		detail(health, "workDir", metadata.workDir());
	}

	private static void detail(Health.Builder health, String name, @Nullable Object value) {
		if (value != null) {
			health.withDetail(name, value);
		}
	}

	private static String text(Duration duration) {
		return (duration.toMillisPart() == 0) ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
	}

	/**
	 * One request.
	 *
	 * @param answer what it tells, sooner or later
	 * @param deadline when nobody waits for it any more, by {@link System#nanoTime()}
	 */
	private record Attempt(CompletableFuture<Health> answer, long deadline) {
	}

}
