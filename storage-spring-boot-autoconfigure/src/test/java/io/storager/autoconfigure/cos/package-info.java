/** Tests of what is COS's alone. */
@NullMarked
package io.storager.autoconfigure.cos;

import org.jspecify.annotations.NullMarked;
