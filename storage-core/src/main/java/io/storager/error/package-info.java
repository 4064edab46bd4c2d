/**
 * The kinds of {@link io.storager.StorageException}, for those who catch one of them, and
 * what is refused in settings.
 */
@NullMarked
package io.storager.error;

import org.jspecify.annotations.NullMarked;
