/** Tests of the health answer. */
@NullMarked
package io.storager.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
