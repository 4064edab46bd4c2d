/**
 * Health of storagers: the component {@code storage} with one entry for each bean.
 * <p>
 * Records of properties are bound by Spring Boot and made by nobody else: they may get
 * components with any release.
 */
@NullMarked
package io.storager.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
