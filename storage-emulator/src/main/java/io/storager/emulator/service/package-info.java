/**
 * What both services have in common: the way of a request from the wire to an operation
 * and back, credentials, errors, ranges, preconditions and XML. The packages of the two
 * services build on it.
 * <p>
 * Internal: nobody else calls in here, and what is public may change with any release.
 */
@NullMarked
package io.storager.emulator.service;

import org.jspecify.annotations.NullMarked;
