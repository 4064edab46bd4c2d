/**
 * How an object is read: over one connection, resumed where it breaks, and with ranges
 * fetched ahead.
 */
@NullMarked
package io.storager.engine.download;

import org.jspecify.annotations.NullMarked;
