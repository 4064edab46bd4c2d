/**
 * The embedded emulator for Spring Boot: {@code storage.emulator.enabled=true} starts it
 * with the context and connects the storagers to it.
 * <p>
 * Records of properties are bound by Spring Boot and made by nobody else: they may get
 * components with any release.
 */
@NullMarked
package io.storager.autoconfigure.emulator;

import org.jspecify.annotations.NullMarked;
