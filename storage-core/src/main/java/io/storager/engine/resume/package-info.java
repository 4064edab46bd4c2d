/**
 * What a transfer keeps on this machine, so that a later call can go on where it has
 * ended.
 */
@NullMarked
package io.storager.engine.resume;

import org.jspecify.annotations.NullMarked;
