package io.storager.cos;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.COSCredentialsProvider;
import com.qcloud.cos.http.CosHttpRequest;
import com.qcloud.cos.http.HttpMethodName;
import com.qcloud.cos.internal.CosServiceRequest;
import org.jspecify.annotations.Nullable;

/** The SDK's client with requests that are guarded against what it does with them. */
final class GuardedCosClient extends COSClient {

	GuardedCosClient(COSCredentialsProvider credentials, ClientConfig config) {
		super(credentials, config);
	}

	@Override
	protected <X extends CosServiceRequest> CosHttpRequest<X> createRequest(@Nullable String bucket,
			@Nullable String key, X original, HttpMethodName method) {
		return new GuardedRequest<>(super.createRequest(bucket, key, original, method));
	}

}
