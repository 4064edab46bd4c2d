/**
 * What the transfers of an application share: how they are cut, how often they are
 * repeated, and the threads and the memory that they may use. Whoever wires an
 * application up makes these; the drivers' portable half uses them.
 */
@NullMarked
package io.storager.transfer;

import org.jspecify.annotations.NullMarked;
