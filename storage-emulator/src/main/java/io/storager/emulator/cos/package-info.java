/**
 * Tencent COS: how it addresses, signs, answers and refuses. One class for each family of
 * operations.
 * <p>
 * Internal: nobody else calls in here, and what is public may change with any release.
 */
@NullMarked
package io.storager.emulator.cos;

import org.jspecify.annotations.NullMarked;
