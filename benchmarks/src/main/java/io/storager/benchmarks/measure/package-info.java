/**
 * How it is measured.
 */
@NullMarked
package io.storager.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
