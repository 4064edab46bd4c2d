package io.storager;

import org.jspecify.annotations.Nullable;

/** The operation does not take this list mode. */
public final class ListModeInvalidException extends StorageException {

	ListModeInvalidException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
