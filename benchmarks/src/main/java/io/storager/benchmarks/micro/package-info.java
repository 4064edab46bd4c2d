/**
 * The inner parts, measured by JMH: {@code java -jar benchmarks.jar jmh}.
 */
@NullMarked
package io.storager.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
