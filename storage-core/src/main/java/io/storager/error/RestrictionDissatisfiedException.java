package io.storager.error;

import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** An argument or a request breaks a limit or a rule of the service. */
public final class RestrictionDissatisfiedException extends StorageException {

	public RestrictionDissatisfiedException(StorageError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
