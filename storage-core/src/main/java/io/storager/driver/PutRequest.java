package io.storager.driver;

import java.util.Map;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be stored.
 *
 * @param contentType media type, or {@code null} to derive it from the key
 * @param contentMd5 base64 of the MD5 that the service is to check
 * @param contentDisposition header to serve the object with
 * @param storageClass the vendor's storage class
 * @param userMetadata names in lower case and values in printable ASCII, ready to send
 * @param encryption checked settings, or {@code null} for none
 * @param forbidOverwrite whether there must be no object yet
 */
public record PutRequest(@Nullable String contentType, @Nullable String contentMd5, @Nullable String contentDisposition,
		@Nullable String storageClass, Map<String, String> userMetadata, @Nullable Encryption encryption,
		boolean forbidOverwrite) {

	/** The same with another MD5, or with none. */
	public PutRequest withContentMd5(@Nullable String contentMd5) {
		return new PutRequest(this.contentType, contentMd5, this.contentDisposition, this.storageClass,
				this.userMetadata, this.encryption, this.forbidOverwrite);
	}

}
