package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The bytes that arrived are not the bytes that were sent. */
public final class IntegrityException extends StorageException {

	public IntegrityException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
