/**
 * What the contenders have to do.
 */
@NullMarked
package io.storager.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
