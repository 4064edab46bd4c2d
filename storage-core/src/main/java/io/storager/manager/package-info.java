/**
 * Copies between storages, and what is done with whole trees of objects or files, over
 * any {@link io.storager.Storager}s: their public methods are all that it calls.
 */
@NullMarked
package io.storager.manager;

import org.jspecify.annotations.NullMarked;
