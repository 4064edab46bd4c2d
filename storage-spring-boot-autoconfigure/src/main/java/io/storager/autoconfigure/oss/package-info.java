/**
 * Aliyun OSS for Spring Boot: from {@code storage.oss} to beans. Applications step in
 * with an {@link io.storager.autoconfigure.oss.OssConnectionDetails} bean, with
 * {@link io.storager.autoconfigure.oss.OssClientCustomizer} beans or with a bean of their
 * own in place of any of ours.
 * <p>
 * Records of properties are bound by Spring Boot and made by nobody else: they may get
 * components with any release.
 */
@NullMarked
package io.storager.autoconfigure.oss;

import org.jspecify.annotations.NullMarked;
