/** Tests of what the starter brings. */
@NullMarked
package io.storager.starter;

import org.jspecify.annotations.NullMarked;
