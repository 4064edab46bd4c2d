/**
 * Observations and meters of storage, for applications with Micrometer. Nothing in here
 * is called by others.
 */
@NullMarked
package io.storager.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
