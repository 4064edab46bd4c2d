/** Tests of what is OSS's alone. */
@NullMarked
package io.storager.autoconfigure.oss;

import org.jspecify.annotations.NullMarked;
