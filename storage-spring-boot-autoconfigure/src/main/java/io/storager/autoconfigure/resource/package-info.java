/** Objects as resources of an application. */
@NullMarked
package io.storager.autoconfigure.resource;

import org.jspecify.annotations.NullMarked;
