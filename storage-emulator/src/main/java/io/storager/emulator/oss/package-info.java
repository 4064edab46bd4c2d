/**
 * Aliyun OSS: how it addresses, signs, answers and refuses. One class for each family of
 * operations.
 */
@NullMarked
package io.storager.emulator.oss;

import org.jspecify.annotations.NullMarked;
