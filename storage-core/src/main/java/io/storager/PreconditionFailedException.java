package io.storager;

import org.jspecify.annotations.Nullable;

/** A condition of the request does not hold. */
public final class PreconditionFailedException extends StorageException {

	PreconditionFailedException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
