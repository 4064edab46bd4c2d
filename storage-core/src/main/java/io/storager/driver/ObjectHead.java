package io.storager.driver;

import java.time.Instant;
import java.util.Map;

import io.storager.EncryptionInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a service told of an object.
 *
 * @param contentLength length of the whole object
 * @param lastModified when it was written
 * @param etag entity tag without quotes
 * @param contentType media type
 * @param storageClass the vendor's storage class
 * @param userMetadata user metadata as it came
 * @param crc64 CRC-64/XZ of the whole object, if the service told
 * @param appendOffset where the next append starts, if the object can be appended to
 * @param encryption what it said of the encryption
 */
public record ObjectHead(long contentLength, @Nullable Instant lastModified, @Nullable String etag,
		@Nullable String contentType, @Nullable String storageClass, Map<String, String> userMetadata,
		@Nullable Long crc64, @Nullable Long appendOffset, @Nullable EncryptionInfo encryption) {
}
