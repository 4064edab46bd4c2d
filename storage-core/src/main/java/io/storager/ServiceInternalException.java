package io.storager;

import org.jspecify.annotations.Nullable;

/** The service failed, or could not be reached. */
public final class ServiceInternalException extends StorageException {

	ServiceInternalException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
