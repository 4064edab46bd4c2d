/**
 * Aliyun OSS: {@link io.storager.oss.OssStorager} and {@link io.storager.oss.OssServicer}
 * are the beans that applications inject, {@link io.storager.oss.OssEncryption} is the
 * vendor's encryption, and {@link io.storager.oss.OssClientFactory} makes the SDK's
 * client. The rest is the driver and nobody's business.
 */
@NullMarked
package io.storager.oss;

import org.jspecify.annotations.NullMarked;
