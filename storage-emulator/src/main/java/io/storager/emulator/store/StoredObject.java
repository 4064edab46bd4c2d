package io.storager.emulator.store;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An object: its content and everything that is answered about it.
 *
 * @param key the key
 * @param content the bytes
 * @param etag the entity tag as the vendor spells it, without quotes
 * @param crc64 the CRC-64 of the content
 * @param lastModified when it was stored, in whole seconds as HTTP dates are
 * @param storageClass the vendor's name of the storage class
 * @param headers standard headers to answer with, such as Content-Type
 * @param userMetadata the full lower-case header names of user metadata, values as sent
 * @param encryption how it is encrypted at rest, were this the service itself
 */
public record StoredObject(String key, Blob content, String etag, long crc64, Instant lastModified, String storageClass,
		Map<String, String> headers, Map<String, String> userMetadata, Encryption encryption) {

	/**
	 * The encryption an object was stored with. The bytes are kept as they came: what
	 * matters to a client is what the service asks for and answers.
	 *
	 * @param headers the headers to answer with
	 * @param customerKeyMd5 base64 of the MD5 of the customer's key, or {@code null} if
	 * the service keeps the key; the key itself is never kept
	 */
	public record Encryption(Map<String, String> headers, @Nullable String customerKeyMd5) {

		/** Not encrypted. */
		public static final Encryption NONE = new Encryption(Map.of(), null);

	}

}
