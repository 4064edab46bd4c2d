/**
 * Measures what the speed of this project rests on, side by side with what it replaces.
 */
@NullMarked
package io.storager.benchmarks;

import org.jspecify.annotations.NullMarked;
