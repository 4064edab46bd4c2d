package io.storager.emulator.store;

import java.time.Instant;

/**
 * A part of a multipart upload.
 *
 * @param number the part number
 * @param content the bytes
 * @param etag the entity tag as the vendor spells it, without quotes
 * @param crc64 the CRC-64 of the content
 * @param lastModified when it was stored
 */
public record UploadPart(int number, SharedBlob content, String etag, long crc64, Instant lastModified) {
}
