package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** The object is archived: it can be read once it has been restored. */
public final class ObjectArchivedException extends StorageException {

	public ObjectArchivedException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
