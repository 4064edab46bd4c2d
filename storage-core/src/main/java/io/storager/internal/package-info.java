/**
 * What the packages of this module share and nobody else is to use.
 */
@NullMarked
package io.storager.internal;

import org.jspecify.annotations.NullMarked;
