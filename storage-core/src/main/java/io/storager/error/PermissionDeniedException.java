package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The credential is wrong, or it may not do this. */
public final class PermissionDeniedException extends StorageException {

	public PermissionDeniedException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
