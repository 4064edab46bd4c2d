/**
 * Health of storagers: the component {@code storage} with one entry for each bean.
 */
@NullMarked
package io.storager.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
