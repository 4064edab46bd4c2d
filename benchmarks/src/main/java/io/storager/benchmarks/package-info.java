/**
 * Measures this project side by side with what it replaces: {@link Benchmarks} runs it,
 * {@link Race} lets the contenders take turns.
 */
@NullMarked
package io.storager.benchmarks;

import org.jspecify.annotations.NullMarked;
