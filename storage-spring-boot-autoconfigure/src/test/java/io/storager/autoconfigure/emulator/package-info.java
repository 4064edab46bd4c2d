/** Tests of the embedded emulator. */
@NullMarked
package io.storager.autoconfigure.emulator;

import org.jspecify.annotations.NullMarked;
