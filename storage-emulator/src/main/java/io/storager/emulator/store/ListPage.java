package io.storager.emulator.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param objects the objects, in order
 * @param commonPrefixes the common prefixes, in order
 * @param truncated whether more follows
 * @param last what to list after for the next page; {@code null} on the last one
 */
public record ListPage(List<StoredObject> objects, List<String> commonPrefixes, boolean truncated,
		@Nullable String last) {
}
