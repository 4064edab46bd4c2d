package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** There is no object at the path. */
public final class ObjectNotExistException extends StorageException {

	public ObjectNotExistException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
