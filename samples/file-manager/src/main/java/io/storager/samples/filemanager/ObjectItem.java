package io.storager.samples.filemanager;

import java.time.Instant;
import java.util.Map;

import io.storager.EncryptionInfo;
import io.storager.ObjectMode;
import io.storager.StorageObject;
import org.jspecify.annotations.Nullable;

/**
 * What the service tells of an object, for the page.
 *
 * @param crc64 CRC-64/XZ of the bytes, in decimal digits as both services write it
 * @param contentMd5 base64 of the MD5 of the bytes
 */
record ObjectItem(String path, boolean dir, @Nullable Long size, @Nullable Instant modified, @Nullable String etag,
		@Nullable String crc64, @Nullable String contentMd5, @Nullable String contentType,
		@Nullable String storageClass, Map<String, String> metadata, @Nullable EncryptionItem encryption,
		boolean appendable) {

	static ObjectItem of(StorageObject object) {
		return new ObjectItem(object.path(), object.isDir(), object.contentLength(), object.lastModified(),
				object.etag(), (object.crc64() != null) ? Long.toUnsignedString(object.crc64()) : null,
				object.contentMd5(), object.contentType(), object.storageClass(), object.userMetadata(),
				EncryptionItem.of(object.encryption()), object.modes().contains(ObjectMode.APPEND));
	}

	/** What the service reports of the encryption. */
	record EncryptionItem(@Nullable String algorithm, @Nullable String dataAlgorithm, @Nullable String keyId,
			@Nullable String customerAlgorithm, @Nullable String customerKeyMd5) {

		static @Nullable EncryptionItem of(@Nullable EncryptionInfo info) {
			return (info != null) ? new EncryptionItem(info.algorithm(), info.dataAlgorithm(), info.keyId(),
					info.customerAlgorithm(), info.customerKeyMd5()) : null;
		}

	}

}
