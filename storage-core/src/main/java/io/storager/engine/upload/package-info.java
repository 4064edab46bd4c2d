/**
 * How contents become objects: in one request or in parts, from what can be read again or
 * only once. Internal: applications and drivers do not call in here, and what is public
 * may change with any release.
 */
@NullMarked
package io.storager.engine.upload;

import org.jspecify.annotations.NullMarked;
