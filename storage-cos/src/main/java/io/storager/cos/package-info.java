/**
 * Tencent COS: {@link io.storager.cos.CosStorager} and
 * {@link io.storager.cos.CosServicer} over the vendor's SDK, with the clients of
 * {@link io.storager.cos.CosClientFactory} and the settings of
 * {@link io.storager.cos.CosEncryption}. Applications call in here for what only COS has;
 * everything else is in {@code io.storager}.
 */
@NullMarked
package io.storager.cos;

import org.jspecify.annotations.NullMarked;
