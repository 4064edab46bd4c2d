package io.storager.driver;

import io.storager.EncryptionInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the service said of an object it stored.
 *
 * @param etag entity tag without quotes
 * @param crc64 CRC-64/XZ of what was stored, if the service told
 * @param encryption what it said of the encryption
 * @param requestId its request id
 */
public record PutReply(@Nullable String etag, @Nullable Long crc64, @Nullable EncryptionInfo encryption,
		@Nullable String requestId) {
}
