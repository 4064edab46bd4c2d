/**
 * The starter without the OSS driver: an application and a test of what is there and what
 * is not.
 */
@NullMarked
package io.storager.smoke.onlycos;

import org.jspecify.annotations.NullMarked;
