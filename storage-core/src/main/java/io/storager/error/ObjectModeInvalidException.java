package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The operation does not take an object of this mode. */
public final class ObjectModeInvalidException extends StorageException {

	public ObjectModeInvalidException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
