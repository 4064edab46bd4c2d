package io.storager.driver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;

/**
 * Ends operations that take too long, also those that wait for a content that never
 * comes: by interrupting their thread, which ends whatever waiting can be interrupted.
 *
 * @param errors makes the exception
 * @param limit the longest that one operation may take, or {@code null} for no limit
 */
record Deadline(ErrorContext errors, @Nullable Duration limit) {

	/** Perform an operation. */
	<T> T within(Operation operation, String path, Supplier<T> work) {
		Duration limit = this.limit;
		if (limit == null) {
			return work.get();
		}
		Pilot pilot = new Pilot();
		CompletableFuture<Void> end = new CompletableFuture<>();
		end.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((nothing, late) -> {
			if (late != null) {
				pilot.interrupt();
			}
		});
		pilot.board();
		try {
			return work.get();
		}
		catch (StorageException ex) {
			throw pilot.unwanted() ? this.errors.refuse(ErrorCode.UNEXPECTED, operation, path,
					"the deadline of %s has passed".formatted(limit), ex) : ex;
		}
		finally {
			end.complete(null);
			pilot.leave();
		}
	}

}
