/**
 * Tencent COS for Spring Boot: from {@code storage.cos} to beans. Applications step in
 * with a {@link io.storager.autoconfigure.cos.CosConnectionDetails} bean, with
 * {@link io.storager.autoconfigure.cos.CosClientCustomizer} beans or with a bean of their
 * own in place of any of ours.
 * <p>
 * Records of properties are bound by Spring Boot and made by nobody else: they may get
 * components with any release.
 */
@NullMarked
package io.storager.autoconfigure.cos;

import org.jspecify.annotations.NullMarked;
