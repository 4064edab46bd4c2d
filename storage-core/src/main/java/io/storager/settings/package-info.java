/**
 * How a storager and its client are set up, for those who make them without Spring.
 */
@NullMarked
package io.storager.settings;

import org.jspecify.annotations.NullMarked;
