package io.storager.engine.upload;

import io.storager.ProgressListener;
import io.storager.driver.PutRequest;
import io.storager.engine.request.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * Where an object is to be stored, and how.
 *
 * @param call the call that stores it
 * @param key its key
 * @param request how it is to be stored
 * @param listener watches, if there is one
 */
public record WriteTarget(Invocation call, String key, PutRequest request, @Nullable ProgressListener listener) {
}
