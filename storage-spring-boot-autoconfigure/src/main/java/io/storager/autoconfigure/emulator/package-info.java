/**
 * The embedded emulator for Spring Boot: {@code storage.emulator.enabled=true} starts it
 * with the context and connects the storagers to it.
 */
@NullMarked
package io.storager.autoconfigure.emulator;

import org.jspecify.annotations.NullMarked;
