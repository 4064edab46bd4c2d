/**
 * The contract of a vendor's driver: {@link io.storager.driver.BucketDriver} for one
 * bucket, {@link io.storager.driver.ServiceDriver} for the buckets of an account, and the
 * requests and answers that they exchange. It needs the API and nothing else.
 */
@NullMarked
package io.storager.driver;

import org.jspecify.annotations.NullMarked;
