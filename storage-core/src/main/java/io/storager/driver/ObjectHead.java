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
 * @param contentDisposition header to serve the object with
 * @param storageClass the vendor's storage class
 * @param userMetadata user metadata as it came
 * @param crc64 CRC-64/XZ of the whole object, if the service told
 * @param appendOffset where the next append starts, if the object can be appended to
 * @param link whether it is a link: the other facts are its target's
 * @param encryption what it said of the encryption
 */
public record ObjectHead(long contentLength, @Nullable Instant lastModified, @Nullable String etag,
		@Nullable String contentType, @Nullable String contentDisposition, @Nullable String storageClass,
		Map<String, String> userMetadata, @Nullable Long crc64, @Nullable Long appendOffset, boolean link,
		@Nullable EncryptionInfo encryption) {
}
