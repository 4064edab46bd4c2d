/**
 * What both vendors' auto-configurations share: the conditions and the properties of a
 * block such as {@code storage.oss}, the beans that come from it, and the analysis of
 * what goes wrong while an application starts. The public types serve the packages below
 * this one; applications set properties and define beans instead of calling in here.
 * <p>
 * Records of properties are bound by Spring Boot and made by nobody else: they may get
 * components with any release.
 */
@NullMarked
package io.storager.autoconfigure;

import org.jspecify.annotations.NullMarked;
