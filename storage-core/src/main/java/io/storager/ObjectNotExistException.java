package io.storager;

import org.jspecify.annotations.Nullable;

/** There is no object at the path. */
public final class ObjectNotExistException extends StorageException {

	ObjectNotExistException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
