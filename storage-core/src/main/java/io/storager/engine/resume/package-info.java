/**
 * What a transfer keeps on this machine, so that a later call can go on where it has
 * ended. Internal: applications and drivers do not call in here, and what is public may
 * change with any release.
 */
@NullMarked
package io.storager.engine.resume;

import org.jspecify.annotations.NullMarked;
