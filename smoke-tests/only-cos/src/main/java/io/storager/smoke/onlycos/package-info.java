/**
 * The starter of one vendor alone: an application and a test of what is there and what is
 * not.
 */
@NullMarked
package io.storager.smoke.onlycos;

import org.jspecify.annotations.NullMarked;
