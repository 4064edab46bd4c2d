package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The operation does not take this list mode. */
public final class ListModeInvalidException extends StorageException {

	public ListModeInvalidException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
