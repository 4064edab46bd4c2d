/** Tests of {@code io.storager.benchmarks.report}. */
@NullMarked
package io.storager.benchmarks.report;

import org.jspecify.annotations.NullMarked;
