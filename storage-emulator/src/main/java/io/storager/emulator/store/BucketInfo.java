package io.storager.emulator.store;

import java.time.Instant;

/**
 * What is known of a bucket.
 *
 * @param name the name, with the APPID where the service has it
 * @param location the region it lives in
 * @param created when it was made
 * @param storageClass the vendor's name of the class that its objects get by default
 * @param acl the vendor's name of the canned access rule
 */
public record BucketInfo(String name, String location, Instant created, String storageClass, String acl) {
}
