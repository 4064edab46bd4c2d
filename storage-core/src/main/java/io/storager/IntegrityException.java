package io.storager;

import org.jspecify.annotations.Nullable;

/** The bytes that arrived are not the bytes that were sent. */
public final class IntegrityException extends StorageException {

	IntegrityException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
