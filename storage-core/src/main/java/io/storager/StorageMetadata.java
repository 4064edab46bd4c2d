package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * What a storager is and the limits its service sets. Sizes are in bytes.
 *
 * @param service the service, such as {@code oss}
 * @param bucket the bucket
 * @param location the bucket's location, if it is configured
 * @param workDir the work dir, starting and ending with a slash
 * @param writeSizeMaximum the largest object that is stored with one request; larger ones
 * go in parts
 * @param copySizeMaximum the largest object that is copied with one request; larger ones
 * go in parts
 * @param appendTotalSizeMaximum the largest object that appending may make
 * @param multipartNumberMaximum the most parts of one upload
 * @param multipartSizeMinimum the smallest part, the last excepted
 * @param multipartSizeMaximum the largest part
 * @param keyLengthMaximum the longest key, counted in UTF-8
 * @param userMetadataSizeMaximum the most user metadata, names and values together
 */
public record StorageMetadata(String service, String bucket, @Nullable String location, String workDir,
		long writeSizeMaximum, long copySizeMaximum, long appendTotalSizeMaximum, int multipartNumberMaximum,
		long multipartSizeMinimum, long multipartSizeMaximum, int keyLengthMaximum, int userMetadataSizeMaximum) {
}
