/**
 * What the lifecycle rules of a bucket do to its objects and uploads as time goes by. The
 * vendors read their rules; what they demand is done here.
 */
@NullMarked
package io.storager.emulator.service.lifecycle;

import org.jspecify.annotations.NullMarked;
