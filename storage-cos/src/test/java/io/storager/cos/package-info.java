/** Tests of the COS driver, over real HTTP against the emulator. */
@NullMarked
package io.storager.cos;

import org.jspecify.annotations.NullMarked;
