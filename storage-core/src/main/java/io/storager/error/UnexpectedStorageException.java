package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** A failure that fits no other exception of the family: the cause tells more. */
public final class UnexpectedStorageException extends StorageException {

	public UnexpectedStorageException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
