package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The service asks to slow down. */
public final class RequestThrottledException extends StorageException {

	public RequestThrottledException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
