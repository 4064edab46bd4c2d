/**
 * What a vendor's module implements and builds on:
 * {@link io.storager.driver.BucketDriver} and {@link io.storager.driver.ServiceDriver}
 * are the contract, {@link io.storager.driver.DriverStorager} and
 * {@link io.storager.driver.DriverServicer} are the portable half that every vendor
 * shares. Applications do not call in here.
 */
@NullMarked
package io.storager.driver;

import org.jspecify.annotations.NullMarked;
