package io.storager.driver;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be copied.
 *
 * @param source what is known of the source; the copy is of this version or fails
 * @param sourceEncryption checked settings that the source needs, or {@code null}
 * @param encryption checked settings of the target, or {@code null} for none
 * @param storageClass storage class of the target, or {@code null} for the source's
 * @param forbidOverwrite whether there must be no object at the target yet
 */
public record CopyRequest(ObjectHead source, @Nullable Encryption sourceEncryption, @Nullable Encryption encryption,
		@Nullable String storageClass, boolean forbidOverwrite) {
}
