/**
 * What every vendor shares: {@link io.storager.engine.DriverStorager} and
 * {@link io.storager.engine.DriverServicer} carry out the operations of the API over a
 * driver. Drivers extend the two; everything else in here and below is internal and may
 * change with any release. Applications do not call in here.
 */
@NullMarked
package io.storager.engine;

import org.jspecify.annotations.NullMarked;
