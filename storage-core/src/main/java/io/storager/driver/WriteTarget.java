package io.storager.driver;

import org.jspecify.annotations.Nullable;

import io.storager.Operation;
import io.storager.ProgressListener;

/**
 * Where an object is to be stored, and how.
 *
 * @param call the call that stores it
 * @param key its key
 * @param request how it is to be stored
 * @param listener watches, if there is one
 */
record WriteTarget(Invocation call, String key, PutRequest request, @Nullable ProgressListener listener) {
}
