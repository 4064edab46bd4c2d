/**
 * What the lifecycle rules of a bucket do to its objects and uploads as time goes by. The
 * vendors read their rules; what they demand is done here.
 * <p>
 * Internal: nobody else calls in here, and what is public may change with any release.
 */
@NullMarked
package io.storager.emulator.service.lifecycle;

import org.jspecify.annotations.NullMarked;
