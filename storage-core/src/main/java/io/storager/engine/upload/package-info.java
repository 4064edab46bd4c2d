/**
 * How contents become objects: in one request or in parts, from what can be read again or
 * only once.
 */
@NullMarked
package io.storager.engine.upload;

import org.jspecify.annotations.NullMarked;
