package io.storager;

import java.util.Objects;

import io.storager.error.AppendConflictException;
import io.storager.error.BucketNotExistException;
import io.storager.error.CapabilityInsufficientException;
import io.storager.error.IntegrityException;
import io.storager.error.ListModeInvalidException;
import io.storager.error.ObjectArchivedException;
import io.storager.error.ObjectModeInvalidException;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PermissionDeniedException;
import io.storager.error.PreconditionFailedException;
import io.storager.error.RequestThrottledException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.ServiceInternalException;
import io.storager.error.StorageError;
import io.storager.error.UnexpectedStorageException;
import org.jspecify.annotations.Nullable;

/**
 * Any failure of a storage operation. A vendor's exception, if there was one, is the
 * cause and never escapes by itself.
 */
public abstract class StorageException extends RuntimeException {

	private final StorageError error;

	/**
	 * Create an exception.
	 * @param error what happened
	 * @param cause the vendor's exception, if there was one
	 */
	protected StorageException(StorageError error, @Nullable Throwable cause) {
		super(error.message(), cause);
		this.error = error;
	}

	/** Make the exception of the family that fits the error's code. */
	public static StorageException of(StorageError error, @Nullable Throwable cause) {
		Objects.requireNonNull(error, "'error' must not be null");
		return switch (error.code()) {
			case OBJECT_NOT_EXIST -> new ObjectNotExistException(error, cause);
			case BUCKET_NOT_EXIST -> new BucketNotExistException(error, cause);
			case OBJECT_ARCHIVED -> new ObjectArchivedException(error, cause);
			case PERMISSION_DENIED -> new PermissionDeniedException(error, cause);
			case RESTRICTION_DISSATISFIED -> new RestrictionDissatisfiedException(error, cause);
			case CAPABILITY_INSUFFICIENT -> new CapabilityInsufficientException(error, cause);
			case OBJECT_MODE_INVALID -> new ObjectModeInvalidException(error, cause);
			case LIST_MODE_INVALID -> new ListModeInvalidException(error, cause);
			case PRECONDITION_FAILED -> new PreconditionFailedException(error, cause);
			case APPEND_CONFLICT -> new AppendConflictException(error, cause);
			case REQUEST_THROTTLED -> new RequestThrottledException(error, cause);
			case INTEGRITY -> new IntegrityException(error, cause);
			case SERVICE_INTERNAL -> new ServiceInternalException(error, cause);
			case UNEXPECTED -> new UnexpectedStorageException(error, cause);
		};
	}

	/** What went wrong. */
	public ErrorCode code() {
		return this.error.code();
	}

	/** The operation that failed. */
	public Operation operation() {
		return this.error.operation();
	}

	/** The service, such as {@code oss}. */
	public String service() {
		return this.error.service();
	}

	/** The bucket, if one is concerned. */
	public @Nullable String bucket() {
		return this.error.bucket();
	}

	/** The path as the caller gave it, if one is concerned. */
	public @Nullable String path() {
		return this.error.path();
	}

	/** The vendor's own error code, if the service sent one. */
	public @Nullable String vendorCode() {
		return this.error.vendorCode();
	}

	/** The HTTP status, or 0 if no answer arrived. */
	public int httpStatus() {
		return this.error.httpStatus();
	}

	/** The vendor's request id, if the service sent one: its support asks for it. */
	public @Nullable String requestId() {
		return this.error.requestId();
	}

	/** Whether the same call may succeed later without any change. */
	public boolean isTemporary() {
		return this.error.temporary();
	}

	/** Why the operation failed, without the context that the message adds. */
	public String reason() {
		return this.error.reason();
	}

	/** Throw the first of some failures, if there are any, the others suppressed. */
	static void throwAny(Iterable<StorageException> failures) {
		StorageException first = null;
		for (StorageException failure : failures) {
			if (first == null) {
				first = failure;
			}
			else {
				first.addSuppressed(failure);
			}
		}
		if (first != null) {
			throw first;
		}
	}

}
