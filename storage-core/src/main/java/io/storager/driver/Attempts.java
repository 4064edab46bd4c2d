package io.storager.driver;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import org.jspecify.annotations.Nullable;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.transfer.TransferSettings;

/**
 * Repeats calls to a driver, which itself sends every request once. The one place that
 * decides which call may be sent again, how often and when.
 */
final class Attempts {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	private static final double JITTER = 0.5;

	private final ErrorContext errors;

	private final FailsafeExecutor<Object> repeatable;

	private final FailsafeExecutor<Object> verified;

	private final FailsafeExecutor<Object> refusable;

	private final Predicate<StorageException> passing;

	private final int maxRetries;

	/** By the number of failures that came before the last one. */
	private final List<FailsafeExecutor<Object>> resumable;

	/**
	 * Create the decision.
	 * @param worthwhile whether a vendor's failure is worth another attempt at once
	 */
	Attempts(ErrorContext errors, Predicate<Throwable> worthwhile, TransferSettings settings) {
		this.errors = errors;
		Predicate<StorageException> passing = (failure) -> failure.isTemporary()
				&& (failure.getCause() == null || worthwhile.test(failure.getCause()));
		this.repeatable = executor(settings, settings.maxRetries(), passing);
		this.verified = executor(settings, settings.maxRetries(),
				passing.or((failure) -> failure.code() == ErrorCode.INTEGRITY));
		this.refusable = executor(settings, settings.maxRetries(),
				passing.and((failure) -> failure.code() == ErrorCode.REQUEST_THROTTLED));
		this.passing = passing;
		this.maxRetries = settings.maxRetries();
		this.resumable = IntStream.range(0, this.maxRetries)
			.mapToObj((failures) -> executor(settings, this.maxRetries - 1 - failures, passing))
			.toList();
	}

	private static FailsafeExecutor<Object> executor(TransferSettings settings, int retries,
			Predicate<StorageException> repeat) {
		RetryPolicyBuilder<Object> policy = RetryPolicy.builder()
			.withMaxRetries(Math.max(0, retries))
			.withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
			.withJitter(JITTER)
			.handleIf((failure) -> failure instanceof StorageException ours && repeat.test(ours)
					&& !Thread.currentThread().isInterrupted());
		if (settings.deadline() != null && settings.deadline().compareTo(FIRST_PAUSE) > 0) {
			policy.withMaxDuration(settings.deadline());
		}
		return Failsafe.with(policy.build());
	}

	/** Make a call that may be carried out more than once without harm. */
	<T> T call(Operation operation, @Nullable String path, ErrorContext.DriverCall<T> call) {
		return repeat(this.repeatable, operation, path, call);
	}

	/** The same for a call that answers nothing. */
	void run(Operation operation, @Nullable String path, ErrorContext.DriverAction action) {
		call(operation, path, () -> {
			action.run();
			return Boolean.TRUE;
		});
	}

	/**
	 * Make such a call that carries a digest of what it sends: bytes that changed on
	 * their way are a reason to send them again.
	 */
	<T> T callVerified(Operation operation, String path, ErrorContext.DriverCall<T> call) {
		return repeat(this.verified, operation, path, call);
	}

	/**
	 * Make a call whose second answer may not tell what became of the first.
	 * @param harmless whether it may be carried out more than once; if not, it is
	 * repeated only where the service says that it did nothing
	 */
	<T> T call(Operation operation, @Nullable String path, boolean harmless, ErrorContext.DriverCall<T> call) {
		return repeat(harmless ? this.repeatable : this.refusable, operation, path, call);
	}

	/**
	 * Whether there may be another attempt after a failure.
	 * @param failures how many there were, with this one
	 */
	boolean worthAnother(StorageException failure, int failures) {
		return failures <= this.maxRetries && this.passing.test(failure) && !Thread.currentThread().isInterrupted();
	}

	/**
	 * Make a call that goes on where others, which count as well, have failed.
	 * @param failures how many there were
	 */
	<T> T resume(Operation operation, String path, int failures, ErrorContext.DriverCall<T> call) {
		return repeat(this.resumable.get(failures - 1), operation, path, call);
	}

	private <T> T repeat(FailsafeExecutor<Object> executor, Operation operation, @Nullable String path,
			ErrorContext.DriverCall<T> call) {
		try {
			return executor.get(() -> this.errors.call(operation, path, call));
		}
		catch (FailsafeException ex) {
			// The pause before the next attempt was interrupted.
			Thread.currentThread().interrupt();
			throw this.errors.refuse(ErrorCode.UNEXPECTED, operation, path, "the thread was interrupted", ex);
		}
	}

}
