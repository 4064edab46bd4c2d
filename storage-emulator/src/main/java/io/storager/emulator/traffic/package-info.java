/**
 * What a test sees of the traffic and does to it: the request log and the faults. Public
 * API; the emulator's services report here and ask here before they answer.
 */
@NullMarked
package io.storager.emulator.traffic;

import org.jspecify.annotations.NullMarked;
