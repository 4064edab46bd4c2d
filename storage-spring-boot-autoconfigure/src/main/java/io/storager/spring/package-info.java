/**
 * Objects as Spring knows them: {@code oss://bucket/key} and {@code cos://bucket/key} as
 * {@link org.springframework.core.io.Resource}, and Spring's types as what is written.
 */
@NullMarked
package io.storager.spring;

import org.jspecify.annotations.NullMarked;
