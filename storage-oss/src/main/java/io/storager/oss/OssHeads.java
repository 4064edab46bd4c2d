package io.storager.oss;

import java.net.ProtocolException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.aliyun.oss.internal.Mimetypes;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.model.ObjectMetadata;
import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.ObjectHeaders;
import io.storager.driver.ObjectHead;
import io.storager.driver.PutRequest;
import io.storager.driver.support.RestoreHeader;
import io.storager.driver.support.TagRules;
import org.jspecify.annotations.Nullable;

/** Headers of objects, in both directions. */
final class OssHeads {

	/** With the value {@code true} OSS replaces nothing. */
	static final String FORBID_OVERWRITE = "x-oss-forbid-overwrite";

	static final String TRAFFIC_LIMIT = "x-oss-traffic-limit";

	static final String CONTENT_LANGUAGE = "Content-Language";

	private OssHeads() {
	}

	/** What to send with an object. The SDK changes what it is given, so it is fresh. */
	static ObjectMetadata toSend(String key, long length, PutRequest request) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(length);
		served(metadata, key, request.headers());
		set(metadata, OSSHeaders.CONTENT_MD5, request.contentMd5());
		set(metadata, OSSHeaders.OSS_STORAGE_CLASS, request.storageClass());
		set(metadata, FORBID_OVERWRITE, request.forbidOverwrite() ? "true" : null);
		set(metadata, OssTags.HEADER, request.tags().isEmpty() ? null : TagRules.header(request.tags()));
		set(metadata, OssAccess.HEADER, (request.acl() != null) ? request.acl().toString() : null);
		set(metadata, TRAFFIC_LIMIT, (request.trafficLimit() != null) ? request.trafficLimit().toString() : null);
		metadata.setUserMetadata(request.userMetadata());
		encryptionHeaders(request.encryption()).forEach(metadata::setHeader);
		return metadata;
	}

	/** The headers that an object is served with. */
	static void served(ObjectMetadata metadata, String key, ObjectHeaders headers) {
		set(metadata, OSSHeaders.CONTENT_TYPE,
				(headers.contentType() != null) ? headers.contentType() : contentType(key));
		set(metadata, OSSHeaders.CONTENT_DISPOSITION, headers.contentDisposition());
		set(metadata, OSSHeaders.CACHE_CONTROL, headers.cacheControl());
		set(metadata, OSSHeaders.CONTENT_ENCODING, headers.contentEncoding());
		set(metadata, CONTENT_LANGUAGE, headers.contentLanguage());
		set(metadata, OSSHeaders.EXPIRES, headers.expires());
	}

	private static ObjectHeaders served(ObjectMetadata metadata, Map<String, Object> raw) {
		return ObjectHeaders.builder()
			.contentType(metadata.getContentType())
			.contentDisposition(text(raw, OSSHeaders.CONTENT_DISPOSITION))
			.cacheControl(text(raw, OSSHeaders.CACHE_CONTROL))
			.contentEncoding(text(raw, OSSHeaders.CONTENT_ENCODING))
			.contentLanguage(text(raw, CONTENT_LANGUAGE))
			.expires(text(raw, OSSHeaders.EXPIRES))
			.build();
	}

	/**
	 * The media type that a key's ending stands for, by the SDK's table. The SDK looks it
	 * up in the letters of the default locale, in which {@code GIF} may not be
	 * {@code gif}, and for uploads in parts it does not.
	 */
	static String contentType(String key) {
		return Mimetypes.getInstance().getMimetype(key.toLowerCase(Locale.ROOT));
	}

	/** The headers that ask for encryption, none for {@code null}. */
	static Map<String, String> encryptionHeaders(@Nullable Encryption encryption) {
		if (encryption == null) {
			return Map.of();
		}
		Map<String, String> headers = new LinkedHashMap<>();
		if (encryption instanceof OssEncryption settings) {
			headers.put(OSSHeaders.OSS_SERVER_SIDE_ENCRYPTION, settings.method());
			if (settings.dataAlgorithm() != null) {
				headers.put(OSSHeaders.OSS_SERVER_SIDE_DATA_ENCRYPTION, settings.dataAlgorithm());
			}
			if (settings.keyId() != null) {
				headers.put(OSSHeaders.OSS_SERVER_SIDE_ENCRYPTION_KEY_ID, settings.keyId());
			}
		}
		return headers;
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
		// The SDK wraps the map anew each time.
		Map<String, Object> raw = metadata.getRawMetadata();
		String crc64 = text(raw, OSSHeaders.OSS_HASH_CRC64_ECMA);
		return ObjectHead.builder(length)
			.lastModified(instant(metadata.getLastModified()))
			.etag(metadata.getETag())
			.headers(served(metadata, raw))
			.contentMd5(text(raw, OSSHeaders.CONTENT_MD5))
			.storageClass(text(raw, OSSHeaders.OSS_STORAGE_CLASS))
			.userMetadata(Map.copyOf(metadata.getUserMetadata()))
			.crc64((crc64 != null) ? Long.parseUnsignedLong(crc64) : null)
			.appendOffset(appendOffset(metadata, raw, length))
			.restore(RestoreHeader.read(text(raw, "x-oss-restore")))
			.tagCount(TagRules.count(text(raw, "x-oss-tagging-count")))
			.link("Symlink".equals(metadata.getObjectType()))
			.versionId(metadata.getVersionId())
			.encryption(encryption(metadata))
			.build();
	}

	static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? date.toInstant() : null;
	}

	/** The object type of what can be appended to, in heads and listings. */
	static boolean appendable(@Nullable String type) {
		return "Appendable".equals(type);
	}

	private static @Nullable Long appendOffset(ObjectMetadata metadata, Map<String, Object> raw, long length) {
		if (!appendable(metadata.getObjectType())) {
			return null;
		}
		String position = text(raw, OSSHeaders.OSS_NEXT_APPEND_POSITION);
		return (position != null) ? Long.valueOf(position) : Long.valueOf(length);
	}

	/** The encryption of an object that was stored with it. */
	static @Nullable EncryptionInfo accepted(@Nullable Encryption encryption) {
		return (encryption instanceof OssEncryption sent) ? EncryptionInfo.builder()
			.algorithm(sent.method())
			.dataAlgorithm(sent.dataAlgorithm())
			.keyId(sent.keyId())
			.build() : null;
	}

	private static @Nullable EncryptionInfo encryption(ObjectMetadata metadata) {
		return EncryptionInfo.builder()
			.algorithm(metadata.getServerSideEncryption())
			.dataAlgorithm(metadata.getServerSideDataEncryption())
			.keyId(metadata.getServerSideEncryptionKeyId())
			.buildIfEncrypted();
	}

	private static @Nullable String text(Map<String, Object> raw, String header) {
		return (raw.get(header) instanceof String value) ? value : null;
	}

}
