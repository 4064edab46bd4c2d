/**
 * An HTTP server that speaks the Aliyun OSS and the Tencent COS wire protocol. Users meet
 * {@link io.storager.emulator.StorageEmulator} and its builder; everything else stays
 * inside.
 */
@NullMarked
package io.storager.emulator;

import org.jspecify.annotations.NullMarked;
