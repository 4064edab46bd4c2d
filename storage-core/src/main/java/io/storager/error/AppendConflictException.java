package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** Something else was appended since, or the object cannot be appended to. */
public final class AppendConflictException extends StorageException {

	public AppendConflictException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
