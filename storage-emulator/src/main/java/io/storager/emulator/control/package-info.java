/**
 * The control API: HTTP with JSON on a port of its own, by which tests in any language
 * see the request log, order faults, advance the clock, and take and restore snapshots.
 */
@NullMarked
package io.storager.emulator.control;

import org.jspecify.annotations.NullMarked;
