/**
 * What came out, for people and for programs.
 */
@NullMarked
package io.storager.benchmarks.report;

import org.jspecify.annotations.NullMarked;
