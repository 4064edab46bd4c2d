package io.storager.emulator.store;

import org.jspecify.annotations.Nullable;

/**
 * What a deletion did in a bucket with versioning.
 *
 * @param versionId the version that went, or the delete marker that was made;
 * {@code null} in a bucket without versioning
 * @param deleteMarker whether that version is a delete marker
 */
public record Deleted(@Nullable String versionId, boolean deleteMarker) {

	static final Deleted PLAINLY = new Deleted(null, false);

}
