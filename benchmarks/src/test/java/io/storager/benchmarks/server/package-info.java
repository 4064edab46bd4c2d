/** Tests of {@code io.storager.benchmarks.server}. */
@NullMarked
package io.storager.benchmarks.server;

import org.jspecify.annotations.NullMarked;
