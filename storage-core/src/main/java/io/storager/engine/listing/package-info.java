/**
 * Listings over pages, the next of which is fetched ahead. Internal: applications and
 * drivers do not call in here, and what is public may change with any release.
 */
@NullMarked
package io.storager.engine.listing;

import org.jspecify.annotations.NullMarked;
