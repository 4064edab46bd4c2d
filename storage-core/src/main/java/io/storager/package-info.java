/**
 * What applications use: {@link io.storager.Storager} for the objects of one bucket,
 * {@link io.storager.Servicer} for the buckets of one account, the options and results of
 * their operations, and the {@link io.storager.StorageException} family. Nothing in here
 * names a vendor.
 */
@NullMarked
package io.storager;

import org.jspecify.annotations.NullMarked;
