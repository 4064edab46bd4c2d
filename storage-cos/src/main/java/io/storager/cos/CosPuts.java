package io.storager.cos;

import java.io.InputStream;

import com.qcloud.cos.Headers;
import com.qcloud.cos.internal.CosServiceRequest;
import com.qcloud.cos.model.AppendObjectRequest;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.PutObjectRequest;
import com.qcloud.cos.model.SSECOSKeyManagementParams;
import io.storager.ObjectHeaders;
import io.storager.driver.Payload;
import io.storager.driver.PutRequest;
import io.storager.driver.support.TagRules;
import org.jspecify.annotations.Nullable;

/** Makes the SDK's requests that store bytes in an object. */
final class CosPuts {

	private CosPuts() {
	}

	/**
	 * Make a request.
	 */
	static PutObjectRequest request(String bucket, String key, Payload payload, InputStream content,
			PutRequest request) {
		ObjectMetadata metadata = metadata(key, request);
		return prepared(new PutObjectRequest(bucket, key, content, metadata), metadata, payload, request);
	}

	/**
	 * Make a request that appends.
	 */
	static AppendObjectRequest append(String bucket, String key, long position, Payload payload, InputStream content,
			PutRequest request) {
		ObjectMetadata metadata = metadata(key, request);
		AppendObjectRequest append = new AppendObjectRequest(bucket, key, content, metadata);
		append.setPosition(position);
		return prepared(append, metadata, payload, request);
	}

	private static <T extends PutObjectRequest> T prepared(T put, ObjectMetadata metadata, Payload payload,
			PutRequest request) {
		metadata.setContentLength(payload.length());
		put.setStorageClass(request.storageClass());
		put.setSSECOSKeyManagementParams(new IncomparableEtag());
		if (request.encryption() instanceof CosEncryption encryption) {
			encrypt(put, metadata, encryption);
		}
		CosOverwrites.apply(put, request.forbidOverwrite());
		settings(put, request);
		if (request.trafficLimit() != null) {
			put.putCustomRequestHeader(CosHandling.TRAFFIC_LIMIT, request.trafficLimit().toString());
		}
		String md5 = request.contentMd5();
		if (md5 != null) {
			verify(put, md5, request);
		}
		return put;
	}

	/** What is set for a new object beside its headers. */
	static void settings(CosServiceRequest put, PutRequest request) {
		if (!request.tags().isEmpty()) {
			put.putCustomRequestHeader(CosTags.HEADER, TagRules.header(request.tags()));
		}
		if (request.acl() != null) {
			put.putCustomRequestHeader(CosAccess.HEADER, request.acl().toString());
		}
	}

	/** What a new object is to be described with. */
	static ObjectMetadata metadata(String key, PutRequest request) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setUserMetadata(request.userMetadata());
		served(metadata, key, request.headers());
		return metadata;
	}

	/** The headers that an object is served with. */
	static void served(ObjectMetadata metadata, String key, ObjectHeaders headers) {
		metadata.setContentType((headers.contentType() != null) ? headers.contentType() : ContentTypes.of(key));
		set(metadata, Headers.CONTENT_DISPOSITION, headers.contentDisposition());
		set(metadata, Headers.CACHE_CONTROL, headers.cacheControl());
		set(metadata, Headers.CONTENT_ENCODING, headers.contentEncoding());
		set(metadata, Headers.CONTENT_LANGUAGE, headers.contentLanguage());
		set(metadata, Headers.EXPIRES, headers.expires());
	}

	private static void set(ObjectMetadata metadata, String header, @Nullable String value) {
		if (value != null) {
			metadata.setHeader(header, value);
		}
	}

	private static void encrypt(PutObjectRequest put, ObjectMetadata metadata, CosEncryption encryption) {
		if (encryption instanceof SseKms kms) {
			put.setSSECOSKeyManagementParams(CosSse.kms(kms));
		}
		else if (encryption instanceof SseCustomerKey customerKey) {
			put.setSSECOSKeyManagementParams(null);
			put.setSSECustomerKey(CosSse.customerKey(customerKey));
		}
		else {
			CosSse.describe(metadata, encryption);
		}
	}

	/**
	 * The service verifies the MD5 of what it stores as it is; of what it encrypts under
	 * another key than its own, it is not said to. Given to the SDK as metadata the MD5
	 * would be compared with the ETag.
	 */
	private static void verify(PutObjectRequest put, String md5, PutRequest request) {
		if (request.encryption() == null || request.encryption() instanceof SseCos) {
			put.putCustomRequestHeader(Headers.CONTENT_MD5, md5);
		}
	}

	/**
	 * Keeps the SDK from comparing ETag and MD5, without a header of its own: in a bucket
	 * that encrypts by default an ETag is no MD5, and the SDK would report objects that
	 * are stored as failed. What was stored is verified by its CRC-64.
	 */
	private static final class IncomparableEtag extends SSECOSKeyManagementParams {

		@Override
		public @Nullable String getEncryption() {
			return null;
		}

	}

}
