/**
 * Tests of the portable half, part by part.
 */
@NullMarked
package io.storager.driver;

import org.jspecify.annotations.NullMarked;
