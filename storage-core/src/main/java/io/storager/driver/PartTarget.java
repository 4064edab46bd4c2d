package io.storager.driver;

import org.jspecify.annotations.Nullable;

import io.storager.Encryption;
import io.storager.Operation;

/**
 * Where parts go.
 *
 * @param operation what the caller asked for
 * @param path the object's path
 * @param key its key
 * @param uploadId the upload's id
 * @param encryption checked settings that every part needs, or {@code null} for none
 */
record PartTarget(Operation operation, String path, String key, String uploadId, @Nullable Encryption encryption) {
}
