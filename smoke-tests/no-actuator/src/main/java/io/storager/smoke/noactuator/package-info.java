/**
 * The starter without Actuator and without the health module: an application and a test
 * of what is there and what is not.
 */
@NullMarked
package io.storager.smoke.noactuator;

import org.jspecify.annotations.NullMarked;
