/** Tests over the real SDK and real HTTP, against the emulator. */
@NullMarked
package io.storager.oss;

import org.jspecify.annotations.NullMarked;
