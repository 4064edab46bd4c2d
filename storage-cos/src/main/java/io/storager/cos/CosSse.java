package io.storager.cos;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import com.qcloud.cos.Headers;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.SSEAlgorithm;
import com.qcloud.cos.model.SSECOSKeyManagementParams;
import com.qcloud.cos.model.SSECustomerKey;
import com.qcloud.cos.utils.Md5Utils;
import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/** Brings encryption settings into the forms that the SDK's requests take. */
final class CosSse {

	private CosSse() {
	}

	/** The customer's key, if it is that. */
	static @Nullable SSECustomerKey customerKey(@Nullable Encryption encryption) {
		return (encryption instanceof SseCustomerKey customerKey) ? new SSECustomerKey(customerKey.key()) : null;
	}

	/** The key management's parameters, if it is that. */
	static @Nullable SSECOSKeyManagementParams kms(@Nullable Encryption encryption) {
		return (encryption instanceof SseKms kms) ? new SSECOSKeyManagementParams(kms.keyId(), kms.context()) : null;
	}

	/** Ask for encryption with the service's keys, if it is that. */
	static void describe(ObjectMetadata metadata, @Nullable Encryption encryption) {
		if (encryption instanceof SseCos) {
			metadata.setServerSideEncryption(SSEAlgorithm.AES256.getAlgorithm());
		}
	}

	/** The headers themselves, for requests that others send. */
	static Map<String, String> headers(@Nullable Encryption encryption) {
		Map<String, String> headers = new LinkedHashMap<>();
		if (encryption instanceof SseCos) {
			headers.put(Headers.SERVER_SIDE_ENCRYPTION, SSEAlgorithm.AES256.getAlgorithm());
		}
		else if (encryption instanceof SseKms kms) {
			headers.put(Headers.SERVER_SIDE_ENCRYPTION, SSEAlgorithm.KMS.getAlgorithm());
			if (kms.keyId() != null) {
				headers.put(Headers.SERVER_SIDE_ENCRYPTION_COS_KMS_KEY_ID, kms.keyId());
			}
			if (kms.context() != null) {
				headers.put(Headers.SERVER_SIDE_ENCRYPTION_CONTEXT, kms.context());
			}
		}
		else if (encryption instanceof SseCustomerKey customerKey) {
			headers.put(Headers.SERVER_SIDE_ENCRYPTION_CUSTOMER_ALGORITHM, SSEAlgorithm.AES256.getAlgorithm());
			headers.put(Headers.SERVER_SIDE_ENCRYPTION_CUSTOMER_KEY, new SSECustomerKey(customerKey.key()).getKey());
			headers.put(Headers.SERVER_SIDE_ENCRYPTION_CUSTOMER_KEY_MD5, Md5Utils.md5AsBase64(customerKey.key()));
		}
		return headers;
	}

	/** What a 400 or a 403 means depends on whether a key was given. */
	static <T> T withKey(@Nullable Encryption encryption, Supplier<T> call) {
		if (!(encryption instanceof SseCustomerKey)) {
			return call.get();
		}
		try {
			return call.get();
		}
		catch (CosServiceException ex) {
			throw new CustomerKeyException(ex);
		}
	}

}
