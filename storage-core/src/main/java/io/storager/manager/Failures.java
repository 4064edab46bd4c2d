package io.storager.manager;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.Storager;
import io.storager.error.StorageError;
import org.jspecify.annotations.Nullable;

/** Failures on this side of the wire, in the words of those of a storager. */
final class Failures {

	private Failures() {
	}

	static StorageException of(ErrorCode code, Operation operation, Storager storager, @Nullable String path,
			String reason, @Nullable Throwable cause) {
		return StorageException.of(error(code, operation, storager, path, reason).build(), cause);
	}

	static StorageException restrict(Operation operation, Storager storager, @Nullable String path, String reason) {
		return of(ErrorCode.RESTRICTION_DISSATISFIED, operation, storager, path, reason, null);
	}

	/** A failure as part of something larger: what it says stays. */
	static StorageException retell(StorageException failure, Operation operation, Storager storager,
			@Nullable String path, String reason) {
		return StorageException
			.of(error(failure.code(), operation, storager, path, reason).vendorCode(failure.vendorCode())
				.httpStatus(failure.httpStatus())
				.requestId(failure.requestId())
				.temporary(failure.isTemporary())
				.build(), failure);
	}

	private static StorageError.Builder error(ErrorCode code, Operation operation, Storager storager,
			@Nullable String path, String reason) {
		StorageMetadata metadata = storager.metadata();
		return StorageError.builder(code, reason, operation, metadata.service()).bucket(metadata.bucket()).path(path);
	}

}
