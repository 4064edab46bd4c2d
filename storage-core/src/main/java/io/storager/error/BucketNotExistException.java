package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** There is no such bucket. */
public final class BucketNotExistException extends StorageException {

	public BucketNotExistException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
