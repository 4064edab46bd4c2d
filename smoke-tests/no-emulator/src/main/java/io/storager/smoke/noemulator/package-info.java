/**
 * The starter without the emulator, as in production: an application and a test of what
 * is there and what is not.
 */
@NullMarked
package io.storager.smoke.noemulator;

import org.jspecify.annotations.NullMarked;
