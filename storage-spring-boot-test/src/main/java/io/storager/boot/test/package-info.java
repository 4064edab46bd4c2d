/**
 * For tests of Spring Boot applications:
 * {@link io.storager.boot.test.AutoConfigureStorage} puts the emulator in the place of
 * the cloud.
 */
@NullMarked
package io.storager.boot.test;

import org.jspecify.annotations.NullMarked;
