package io.storager.emulator.store;

/**
 * Content that has arrived whole.
 *
 * @param blob the bytes
 * @param md5 their MD5
 * @param crc64 their CRC-64
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, nor printed
public record ReceivedContent(Blob blob, byte[] md5, long crc64) {
}
