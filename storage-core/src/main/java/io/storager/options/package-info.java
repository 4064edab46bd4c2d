/**
 * What can be asked of an operation beyond its arguments. Each is made with a builder and
 * may gain further options.
 */
@NullMarked
package io.storager.options;

import org.jspecify.annotations.NullMarked;
