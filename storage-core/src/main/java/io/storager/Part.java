package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * A part of an upload.
 *
 * @param index its place, counted from 0
 * @param size its length in bytes
 * @param etag the entity tag that the service gave it, without quotes
 * @param crc64 its CRC-64/XZ, if the service told
 */
public record Part(int index, long size, String etag, @Nullable Long crc64) {
}
