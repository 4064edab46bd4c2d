/** The command line, and nothing that takes time. */
@NullMarked
package io.storager.benchmarks;

import org.jspecify.annotations.NullMarked;
