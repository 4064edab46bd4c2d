/**
 * The emulator in a process of its own, and the line on which it is told what to do.
 */
@NullMarked
package io.storager.benchmarks.server;

import org.jspecify.annotations.NullMarked;
