package io.storager.oss;

import java.net.ProtocolException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.model.ObjectMetadata;
import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.driver.ObjectHead;
import io.storager.driver.PutRequest;
import org.jspecify.annotations.Nullable;

/** Headers of objects, in both directions. */
final class OssHeads {

	private OssHeads() {
	}

	/** What to send with an object. The SDK changes what it is given, so it is fresh. */
	static ObjectMetadata toSend(long length, PutRequest request) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(length);
		// Without a type the SDK derives one from the key, by a table of its own.
		set(metadata, OSSHeaders.CONTENT_TYPE, request.contentType());
		set(metadata, OSSHeaders.CONTENT_MD5, request.contentMd5());
		set(metadata, OSSHeaders.CONTENT_DISPOSITION, request.contentDisposition());
		set(metadata, OSSHeaders.OSS_STORAGE_CLASS, request.storageClass());
		metadata.setUserMetadata(request.userMetadata());
		if (request.encryption() instanceof OssEncryption encryption) {
			set(metadata, OSSHeaders.OSS_SERVER_SIDE_ENCRYPTION, encryption.method());
			set(metadata, OSSHeaders.OSS_SERVER_SIDE_DATA_ENCRYPTION, encryption.dataAlgorithm());
			set(metadata, OSSHeaders.OSS_SERVER_SIDE_ENCRYPTION_KEY_ID, encryption.keyId());
		}
		return metadata;
	}

	private static void set(ObjectMetadata metadata, String header, @Nullable String value) {
		if (value != null) {
			metadata.setHeader(header, value);
		}
	}

	/**
	 * The number of bytes that an answer speaks of.
	 * @throws ProtocolException if it does not say: the SDK would take it for none
	 */
	static long contentLength(ObjectMetadata metadata) throws ProtocolException {
		if (metadata.getRawMetadata().get(OSSHeaders.CONTENT_LENGTH) == null) {
			throw new ProtocolException("the answer has no Content-Length");
		}
		return metadata.getContentLength();
	}

	/** What an answer tells of an object. */
	static ObjectHead told(ObjectMetadata metadata, long length) {
		return new ObjectHead(length, instant(metadata.getLastModified()), metadata.getETag(),
				metadata.getContentType(), text(metadata, OSSHeaders.OSS_STORAGE_CLASS),
				Map.copyOf(metadata.getUserMetadata()), metadata.getServerCRC(), appendOffset(metadata, length),
				encryption(metadata));
	}

	static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? date.toInstant() : null;
	}

	/** The object type of what can be appended to, in heads and listings. */
	static boolean appendable(@Nullable String type) {
		return "Appendable".equals(type);
	}

	private static @Nullable Long appendOffset(ObjectMetadata metadata, long length) {
		if (!appendable(metadata.getObjectType())) {
			return null;
		}
		String position = text(metadata, OSSHeaders.OSS_NEXT_APPEND_POSITION);
		return (position != null) ? Long.valueOf(position) : Long.valueOf(length);
	}

	/** The encryption of an object that was stored with it. */
	static @Nullable EncryptionInfo accepted(@Nullable Encryption encryption) {
		return (encryption instanceof OssEncryption sent)
				? new EncryptionInfo(sent.method(), sent.dataAlgorithm(), sent.keyId(), null, null) : null;
	}

	private static @Nullable EncryptionInfo encryption(ObjectMetadata metadata) {
		return EncryptionInfo.ofNullable(metadata.getServerSideEncryption(), metadata.getServerSideDataEncryption(),
				metadata.getServerSideEncryptionKeyId(), null, null);
	}

	private static @Nullable String text(ObjectMetadata metadata, String header) {
		return (metadata.getRawMetadata().get(header) instanceof String value) ? value : null;
	}

}
