/**
 * Calls as observations of Micrometer, which need not be on the class path for anything
 * else.
 */
@NullMarked
package io.storager.observation.micrometer;

import org.jspecify.annotations.NullMarked;
