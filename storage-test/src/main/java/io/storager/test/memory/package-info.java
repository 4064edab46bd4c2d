/**
 * A third vendor: a service in memory and its driver. It shows what a driver costs, and
 * the contract suite runs over it without any network.
 */
@NullMarked
package io.storager.test.memory;

import org.jspecify.annotations.NullMarked;
