/**
 * How an object is read: over one connection, resumed where it breaks, and with ranges
 * fetched ahead. Internal: applications and drivers do not call in here, and what is
 * public may change with any release.
 */
@NullMarked
package io.storager.engine.download;

import org.jspecify.annotations.NullMarked;
