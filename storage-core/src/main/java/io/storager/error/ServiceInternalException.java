package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The service failed, or could not be reached. */
public final class ServiceInternalException extends StorageException {

	public ServiceInternalException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
