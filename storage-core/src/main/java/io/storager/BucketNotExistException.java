package io.storager;

import org.jspecify.annotations.Nullable;

/** There is no such bucket. */
public final class BucketNotExistException extends StorageException {

	BucketNotExistException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
