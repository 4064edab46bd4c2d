package io.storager.cos;

import java.io.IOException;
import java.io.InputStream;

import com.qcloud.cos.Headers;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.PutObjectRequest;
import com.qcloud.cos.model.SSEAlgorithm;
import com.qcloud.cos.model.SSECOSKeyManagementParams;
import com.qcloud.cos.model.SSECustomerKey;
import com.qcloud.cos.utils.Md5Utils;
import io.storager.driver.Payload;
import io.storager.driver.PutRequest;
import org.jspecify.annotations.Nullable;

/** Makes the SDK's request that stores an object. */
final class CosPuts {

	private CosPuts() {
	}

	/**
	 * Make a request.
	 * @throws ContentMd5Exception if the bytes have another MD5 than the user says
	 * @throws IOException if the payload cannot be read
	 */
	static PutObjectRequest request(String bucket, String key, Payload payload, InputStream content, PutRequest request)
			throws IOException {
		ObjectMetadata metadata = metadata(key, payload.length(), request);
		PutObjectRequest put = new PutObjectRequest(bucket, key, content, metadata);
		put.setStorageClass(request.storageClass());
		put.setSSECOSKeyManagementParams(new IncomparableEtag());
		if (request.encryption() instanceof CosEncryption encryption) {
			encrypt(put, metadata, encryption);
		}
		String md5 = request.contentMd5();
		if (md5 != null) {
			verify(put, md5, payload, request);
		}
		return put;
	}

	private static ObjectMetadata metadata(String key, long length, PutRequest request) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(length);
		metadata.setUserMetadata(request.userMetadata());
		metadata.setContentType((request.contentType() != null) ? request.contentType() : ContentTypes.of(key));
		if (request.contentDisposition() != null) {
			metadata.setContentDisposition(request.contentDisposition());
		}
		return metadata;
	}

	private static void encrypt(PutObjectRequest put, ObjectMetadata metadata, CosEncryption encryption) {
		if (encryption instanceof CosEncryption.Kms kms) {
			put.setSSECOSKeyManagementParams(new SSECOSKeyManagementParams(kms.keyId(), kms.context()));
		}
		else if (encryption instanceof CosEncryption.CustomerKey customerKey) {
			put.setSSECOSKeyManagementParams(null);
			put.setSSECustomerKey(new SSECustomerKey(customerKey.key()));
		}
		else {
			metadata.setServerSideEncryption(SSEAlgorithm.AES256.getAlgorithm());
		}
	}

	/**
	 * The service verifies the MD5 of what it stores as it is; of what it encrypts under
	 * another key than its own, it is not said to. Given to the SDK as metadata the MD5
	 * would be compared with the ETag.
	 */
	private static void verify(PutObjectRequest put, String md5, Payload payload, PutRequest request)
			throws IOException {
		if (request.encryption() == null || request.encryption() instanceof CosEncryption.Cos) {
			put.putCustomRequestHeader(Headers.CONTENT_MD5, md5);
			return;
		}
		String actual = md5(payload);
		if (!actual.equals(md5)) {
			throw new ContentMd5Exception(md5, actual);
		}
	}

	private static String md5(Payload payload) throws IOException {
		try (InputStream content = payload.open()) {
			return Md5Utils.md5AsBase64(content);
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
