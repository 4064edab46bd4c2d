/**
 * For the tests of applications: {@link io.storager.test.MemoryStorage} and
 * {@link io.storager.test.EmulatedStorage} give a test a storage of its own by JUnit, and
 * {@link io.storager.test.StorageAssertions} looks into it.
 */
@NullMarked
package io.storager.test;

import org.jspecify.annotations.NullMarked;
