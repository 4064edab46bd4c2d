package io.storager;

import org.jspecify.annotations.Nullable;

/** The credential is wrong, or it may not do this. */
public final class PermissionDeniedException extends StorageException {

	PermissionDeniedException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
