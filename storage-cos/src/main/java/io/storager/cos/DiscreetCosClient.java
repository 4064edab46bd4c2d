package io.storager.cos;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.COSCredentials;
import com.qcloud.cos.http.CosHttpRequest;
import com.qcloud.cos.http.HttpMethodName;
import com.qcloud.cos.internal.CosServiceRequest;
import com.qcloud.cos.model.CopyObjectRequest;
import com.qcloud.cos.model.CopyPartRequest;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's client, but without secrets in what it logs and throws: on a failure the SDK
 * prints the request with all its headers, the signature, the security token and the
 * customer's encryption key among them. And of a source of a copy whose key ends with
 * several slashes the SDK drops all but one, which names another object.
 */
final class DiscreetCosClient extends COSClient {

	private static final String COPY_SOURCE = "x-cos-copy-source";

	DiscreetCosClient(COSCredentials credentials, ClientConfig config) {
		super(credentials, config);
	}

	@Override
	protected <X extends CosServiceRequest> CosHttpRequest<X> createRequest(@Nullable String bucket,
			@Nullable String key, X original, HttpMethodName method) {
		return new DiscreetRequest<>(super.createRequest(bucket, key, original, method));
	}

	/**
	 * A request that prints itself without its headers.
	 *
	 * @param <X> the type of the request that it came from
	 */
	private static final class DiscreetRequest<X extends CosServiceRequest> extends CosHttpRequest<X> {

		DiscreetRequest(CosHttpRequest<X> request) {
			super(request.getOriginalRequest());
			setHttpMethod(request.getHttpMethod());
			setProtocol(request.getProtocol());
			setEndpoint(request.getEndpoint());
			setResourcePath(request.getResourcePath());
			setHeaders(request.getHeaders());
			setParameters(request.getParameters());
			setBucketName(request.getBucketName());
			setProgressListener(request.getProgressListener());
		}

		@Override
		public void addHeader(String name, String value) {
			super.addHeader(name, name.equals(COPY_SOURCE) ? value + lostSlashes() : value);
		}

		private String lostSlashes() {
			CosServiceRequest original = getOriginalRequest();
			String key = (original instanceof CopyObjectRequest copy) ? copy.getSourceKey()
					: (original instanceof CopyPartRequest part) ? part.getSourceKey() : "";
			int end = key.length();
			while (end > 0 && key.charAt(end - 1) == '/') {
				end--;
			}
			return "/".repeat(Math.max(0, key.length() - end - 1));
		}

		@Override
		public String toString() {
			return "%s %s of bucket %s at %s".formatted(getHttpMethod(), getResourcePath(), getBucketName(),
					getEndpoint());
		}

	}

}
