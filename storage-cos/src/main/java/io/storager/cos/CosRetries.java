package io.storager.cos;

import com.qcloud.cos.http.CosHttpRequest;
import com.qcloud.cos.internal.CosServiceRequest;
import com.qcloud.cos.model.AppendObjectRequest;
import com.qcloud.cos.retry.PredefinedRetryPolicies;
import com.qcloud.cos.retry.RetryPolicy;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's retries, but not of requests whose second answer would not tell what became
 * of the first: an append, and what must not overwrite, fail then because of themselves.
 */
final class CosRetries extends RetryPolicy {

	@Override
	public <X extends CosServiceRequest> boolean shouldRetry(CosHttpRequest<X> request, @Nullable HttpResponse response,
			Exception exception, int retryIndex) {
		X original = request.getOriginalRequest();
		if (original instanceof AppendObjectRequest || CosOverwrites.forbidden(original)) {
			return false;
		}
		return PredefinedRetryPolicies.DEFAULT.shouldRetry(request, response, exception, retryIndex);
	}

}
