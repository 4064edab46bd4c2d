package io.storager.driver;

import org.jspecify.annotations.Nullable;

import io.storager.Operation;
import io.storager.ProgressListener;

/**
 * Where an object is to be stored, and how.
 *
 * @param operation what the caller asked for
 * @param path the object's path
 * @param key its key
 * @param request how it is to be stored
 * @param listener watches, if there is one
 */
record WriteTarget(Operation operation, String path, String key, PutRequest request,
		@Nullable ProgressListener listener) {
}
