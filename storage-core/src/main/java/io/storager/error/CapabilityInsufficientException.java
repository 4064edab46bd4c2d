package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The service, or this storager as it is configured, cannot do what was asked for. */
public final class CapabilityInsufficientException extends StorageException {

	public CapabilityInsufficientException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
