/**
 * Buckets and objects, in memory or in a directory, and the checksums both services keep.
 * Knows neither HTTP nor a vendor.
 */
@NullMarked
package io.storager.emulator.store;

import org.jspecify.annotations.NullMarked;
