package io.storager.engine.request;

import java.util.function.BiFunction;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Failure;
import io.storager.driver.support.ActiveRequest;
import io.storager.error.StorageError;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions of one bucket, or of a whole service.
 *
 * @param service the service's name
 * @param bucket the bucket, if there is one
 * @param describe tells what a vendor's exception means
 */
public record ErrorContext(String service, @Nullable String bucket,
		BiFunction<Throwable, Operation, Failure> describe) {

	/** A call into a driver. */
	@FunctionalInterface
	public interface DriverCall<T> {

		T run() throws Exception;

	}

	/** A call into a driver that answers nothing. */
	@FunctionalInterface
	public interface DriverAction {

		void run() throws Exception;

	}

	/** Call a driver; what it throws becomes an exception of the family. */
	void run(Operation operation, @Nullable String path, DriverAction action) {
		call(operation, path, () -> {
			action.run();
			return Boolean.TRUE;
		});
	}

	/** Call a driver; what it throws becomes an exception of the family. */
	<T> T call(Operation operation, @Nullable String path, DriverCall<T> call) {
		try {
			return call.run();
		}
		catch (Exception ex) {
			throw translate(operation, path, ex);
		}
	}

	/**
	 * What a driver, or a body it returned, has thrown, as an exception of the family.
	 */
	StorageException translate(Operation operation, @Nullable String path, Exception thrown) {
		return translate(operation, operation, path, thrown);
	}

	/**
	 * The same, if the call was made on behalf of another operation.
	 * @param operation what the caller asked for
	 * @param call what was asked of the driver
	 */
	StorageException translate(Operation operation, Operation call, @Nullable String path, Exception thrown) {
		if (thrown instanceof StorageException already) {
			return already;
		}
		if (thrown instanceof ProgressException ended) {
			return refuse(ErrorCode.UNEXPECTED, operation, path, String.valueOf(ended.getMessage()), ended.getCause());
		}
		// What is no number is not the caller's: an SDK has met it in an answer.
		if (thrown instanceof IllegalArgumentException broken && !(thrown instanceof NumberFormatException)) {
			return refuse(ErrorCode.RESTRICTION_DISSATISFIED, operation, path, String.valueOf(broken.getMessage()),
					broken);
		}
		Failure failure = this.describe.apply(thrown, call);
		// A request that was broken off from here looks the same.
		if (failure.interrupted() && !ActiveRequest.isUnwanted()) {
			Thread.currentThread().interrupt();
		}
		return failure(operation, path, failure, thrown);
	}

	/** A failure as an exception of the family. */
	StorageException failure(Operation operation, @Nullable String path, Failure failure, @Nullable Throwable cause) {
		return StorageException
			.of(StorageError.builder(failure.code(), ErrorHints.reason(failure, operation), operation, this.service)
				.bucket(this.bucket)
				.path(path)
				.vendorCode(failure.vendorCode())
				.httpStatus(failure.httpStatus())
				.requestId(failure.requestId())
				.temporary(failure.temporary())
				.build(), cause);
	}

	/** A call that is refused, or has failed, on this side of the wire. */
	public StorageException refuse(ErrorCode code, Operation operation, @Nullable String path, String reason,
			@Nullable Throwable cause) {
		return StorageException.of(
				StorageError.builder(code, reason, operation, this.service).bucket(this.bucket).path(path).build(),
				cause);
	}

	/** What the service has is not what was sent, though it answered with success. */
	StorageException corrupt(Operation operation, @Nullable String path, String reason, @Nullable String requestId) {
		return failure(operation, path, Failure.of(ErrorCode.INTEGRITY, reason).withAnswer(null, 0, requestId), null);
	}

	/** A call whose arguments break a rule. */
	StorageException restrict(Operation operation, @Nullable String path, IllegalArgumentException broken) {
		return refuse(ErrorCode.RESTRICTION_DISSATISFIED, operation, path, String.valueOf(broken.getMessage()), null);
	}

	/** A call whose arguments break a rule. */
	StorageException restrict(Operation operation, @Nullable String path, String reason) {
		return refuse(ErrorCode.RESTRICTION_DISSATISFIED, operation, path, reason, null);
	}

	/** The same failure told in other words. */
	StorageException retell(StorageException failure, ErrorCode code, String reason) {
		return StorageException.of(StorageError.builder(code, reason, failure.operation(), this.service)
			.bucket(this.bucket)
			.path(failure.path())
			.vendorCode(failure.vendorCode())
			.httpStatus(failure.httpStatus())
			.requestId(failure.requestId())
			.temporary(failure.isTemporary())
			.build(), failure.getCause());
	}

}
