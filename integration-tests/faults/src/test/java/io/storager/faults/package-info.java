/**
 * Random operations while the network and the service fail, each of which must end in the
 * right bytes or a clear exception. {@code FaultSuiteTests} is where to start.
 */
@NullMarked
package io.storager.faults;

import org.jspecify.annotations.NullMarked;
