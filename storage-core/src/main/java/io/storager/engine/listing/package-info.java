/**
 * Listings over pages, the next of which is fetched ahead.
 */
@NullMarked
package io.storager.engine.listing;

import org.jspecify.annotations.NullMarked;
