package io.storager;

import org.jspecify.annotations.Nullable;

/** The service asks to slow down. */
public final class RequestThrottledException extends StorageException {

	RequestThrottledException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
