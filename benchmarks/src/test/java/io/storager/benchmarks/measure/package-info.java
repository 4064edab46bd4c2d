/** Tests of {@code io.storager.benchmarks.measure}. */
@NullMarked
package io.storager.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
