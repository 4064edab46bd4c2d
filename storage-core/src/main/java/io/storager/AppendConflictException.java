package io.storager;

import org.jspecify.annotations.Nullable;

/** Something else was appended since, or the object cannot be appended to. */
public final class AppendConflictException extends StorageException {

	AppendConflictException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
