/**
 * One application, built by the parents of several versions of Spring Boot.
 */
@NullMarked
package io.storager.smoke.boot;

import org.jspecify.annotations.NullMarked;
