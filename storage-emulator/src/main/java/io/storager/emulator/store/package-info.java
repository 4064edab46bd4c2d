/**
 * Buckets and objects, in memory or in a directory, and the checksums both services keep.
 * Knows neither HTTP nor a vendor.
 * <p>
 * Internal: nobody else calls in here, and what is public may change with any release.
 */
@NullMarked
package io.storager.emulator.store;

import org.jspecify.annotations.NullMarked;
