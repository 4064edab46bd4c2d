/**
 * Health of storagers under Spring Boot 3: the component {@code storage} as it is under
 * Spring Boot 4.
 */
@NullMarked
package io.storager.autoconfigure.health.boot3;

import org.jspecify.annotations.NullMarked;
