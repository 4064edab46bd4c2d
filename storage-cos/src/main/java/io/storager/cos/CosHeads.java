package io.storager.cos;

import java.net.ProtocolException;
import java.util.Date;
import java.util.Map;

import com.qcloud.cos.Headers;
import com.qcloud.cos.internal.SSEResultBase;
import com.qcloud.cos.model.ObjectMetadata;
import io.storager.EncryptionInfo;
import io.storager.ObjectHeaders;
import io.storager.RestoreState;
import io.storager.driver.ObjectHead;
import io.storager.driver.support.TagRules;
import org.jspecify.annotations.Nullable;

/** Reads what COS tells of an object in the headers of an answer. */
final class CosHeads {

	private static final String OBJECT_TYPE = "x-cos-object-type";

	private static final String DEFAULT_STORAGE_CLASS = "STANDARD";

	private CosHeads() {
	}

	static ObjectHead head(ObjectMetadata metadata) {
		long length = metadata.getInstanceLength();
		Date modified = metadata.getLastModified();
		Map<String, String> userMetadata = metadata.getUserMetadata();
		return ObjectHead.builder(length)
			.lastModified((modified != null) ? modified.toInstant() : null)
			.etag(metadata.getETag())
			.headers(ObjectHeaders.builder()
				.contentType(metadata.getContentType())
				.contentDisposition(text(metadata, Headers.CONTENT_DISPOSITION))
				.cacheControl(text(metadata, Headers.CACHE_CONTROL))
				.contentEncoding(text(metadata, Headers.CONTENT_ENCODING))
				.contentLanguage(text(metadata, Headers.CONTENT_LANGUAGE))
				.expiresAt((metadata.getHttpExpiresDate() != null) ? metadata.getHttpExpiresDate().toInstant() : null)
				.build())
			.contentMd5(text(metadata, Headers.CONTENT_MD5))
			.storageClass(storageClass(metadata))
			.userMetadata((userMetadata != null) ? userMetadata : Map.of())
			.crc64(crc64(metadata))
			.appendOffset(isOfType(metadata, "appendable") ? length : null)
			.restore(restore(metadata))
			.tagCount(TagRules.count(text(metadata, "x-cos-tagging-count")))
			.link(isOfType(metadata, "symlink"))
			.versionId(metadata.getVersionId())
			.encryption(encryption(metadata))
			.build();
	}

	/**
	 * The number of bytes that an answer speaks of.
	 * @throws ProtocolException if it does not say: the SDK would take it for none
	 */
	static long contentLength(ObjectMetadata metadata) throws ProtocolException {
		if (metadata.getRawMetadataValue(Headers.CONTENT_LENGTH) == null) {
			throw new ProtocolException("the answer has no Content-Length");
		}
		return metadata.getContentLength();
	}

	private static @Nullable RestoreState restore(ObjectMetadata metadata) {
		Boolean ongoing = metadata.getOngoingRestore();
		Date expiration = metadata.getRestoreExpirationTime();
		return (ongoing != null) ? RestoreState.of(ongoing, (expiration != null) ? expiration.toInstant() : null)
				: null;
	}

	/** COS names every class but the standard one. */
	private static String storageClass(ObjectMetadata metadata) {
		String storageClass = text(metadata, Headers.STORAGE_CLASS);
		return (storageClass != null) ? storageClass : DEFAULT_STORAGE_CLASS;
	}

	/** COS names the special types only. */
	private static boolean isOfType(ObjectMetadata metadata, String type) {
		return type.equals(text(metadata, OBJECT_TYPE));
	}

	/** As entity tags stand in conditions. */
	static String quoted(String etag) {
		return "\"" + etag + "\"";
	}

	static @Nullable Long crc64(ObjectMetadata metadata) {
		return crc64(metadata.getCrc64Ecma());
	}

	static @Nullable Long crc64(@Nullable String crc64) {
		return (crc64 != null) ? Long.parseUnsignedLong(crc64) : null;
	}

	/** What the SDK keeps of an answer that has a body. */
	static @Nullable EncryptionInfo encryption(SSEResultBase result) {
		return EncryptionInfo.builder()
			.algorithm(result.getSSEAlgorithm())
			.customerAlgorithm(result.getSSECustomerAlgorithm())
			.customerKeyMd5(result.getSSECustomerKeyMd5())
			.buildIfEncrypted();
	}

	static @Nullable EncryptionInfo encryption(ObjectMetadata metadata) {
		// The SDK's getter for the key id reads a header that COS never sends.
		return EncryptionInfo.builder()
			.algorithm(text(metadata, Headers.SERVER_SIDE_ENCRYPTION))
			.keyId(text(metadata, Headers.SERVER_SIDE_ENCRYPTION_COS_KMS_KEY_ID))
			.customerAlgorithm(text(metadata, Headers.SERVER_SIDE_ENCRYPTION_CUSTOMER_ALGORITHM))
			.customerKeyMd5(text(metadata, Headers.SERVER_SIDE_ENCRYPTION_CUSTOMER_KEY_MD5))
			.buildIfEncrypted();
	}

	static @Nullable String text(ObjectMetadata metadata, String header) {
		Object value = metadata.getRawMetadataValue(header);
		return (value != null) ? value.toString() : null;
	}

}
