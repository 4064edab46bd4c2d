package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** A condition of the request does not hold. */
public final class PreconditionFailedException extends StorageException {

	public PreconditionFailedException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
