package io.storager.autoconfigure.health;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

/**
 * Finds out whether one storager works, whatever the version of Spring Boot that wants to
 * know. There is one probe at a time: callers share its answer, and while one gives none,
 * none is added.
 */
public final class StorageHealthCheck {

	private final Storager storager;

	private final StorageProbe probe;

	private final Duration timeout;

	private final Executor threads;

	private @Nullable Attempt attempt;

	StorageHealthCheck(Storager storager, StorageProbe probe, Duration timeout, Executor threads) {
		this.storager = storager;
		this.probe = probe;
		this.timeout = timeout;
		this.threads = threads;
	}

	/** Find out. */
	public Result run() {
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

	private Result ask() {
		Map<String, Object> details = description();
		boolean up = true;
		long start = System.nanoTime();
		try {
			this.probe.check(this.storager);
		}
		catch (StorageException ex) {
			up = false;
			detail(details, "error", ex.code().name());
			detail(details, "vendorCode", ex.vendorCode());
			detail(details, "requestId", ex.requestId());
			detail(details, "message", ex.getMessage());
		}
		detail(details, "latencyMs", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
		return new Result(up, details);
	}

	private Result down(ErrorCode code, String message) {
		Map<String, Object> details = description();
		detail(details, "error", code.name());
		detail(details, "message", message);
		return new Result(false, details);
	}

	private Map<String, Object> description() {
		Map<String, Object> details = new LinkedHashMap<>();
		StorageMetadata metadata = this.storager.metadata();
		detail(details, "service", metadata.service());
		detail(details, "bucket", metadata.bucket());
		detail(details, "location", metadata.location());
		detail(details, "workDir", metadata.workDir());
		return details;
	}

	private static void detail(Map<String, Object> details, String name, @Nullable Object value) {
		if (value != null) {
			details.put(name, value);
		}
	}

	private static String text(Duration duration) {
		return (duration.toMillisPart() == 0) ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
	}

	/**
	 * What was found out.
	 *
	 * @param up whether the storager works
	 * @param details about it, without a secret
	 */
	public record Result(boolean up, Map<String, Object> details) {

		public Result {
			details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
		}

	}

	/**
	 * One request.
	 *
	 * @param answer what it tells, sooner or later
	 * @param deadline when nobody waits for it any more, by {@link System#nanoTime()}
	 */
	private record Attempt(CompletableFuture<Result> answer, long deadline) {
	}

}
