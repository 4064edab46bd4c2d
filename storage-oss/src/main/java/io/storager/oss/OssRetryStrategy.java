package io.storager.oss;

import java.util.Map;
import java.util.Set;

import com.aliyun.oss.ClientConfiguration;
import com.aliyun.oss.ClientErrorCode;
import com.aliyun.oss.ClientException;
import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSSErrorCode;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.ServiceException;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.RetryStrategy;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Decides about retries as the SDK does, with two jobs more. It notes the HTTP status
 * with the exception, which the SDK forgets: no other hook sees both. And it does not
 * repeat what waiting cannot heal: an interrupt, or a pool that stays empty.
 */
final class OssRetryStrategy extends RetryStrategy {

	private static final String HTTP_STATUS = "HttpStatus";

	private static final Set<String> NETWORK_FAILURES = Set.of(ClientErrorCode.CONNECTION_TIMEOUT,
			ClientErrorCode.SOCKET_TIMEOUT, ClientErrorCode.CONNECTION_REFUSED, ClientErrorCode.UNKNOWN_HOST,
			ClientErrorCode.SOCKET_EXCEPTION, ClientErrorCode.SSL_EXCEPTION);

	private final @Nullable RetryStrategy chosen;

	private final int maxRetries;

	private OssRetryStrategy(@Nullable RetryStrategy chosen, int maxRetries) {
		this.chosen = chosen;
		this.maxRetries = maxRetries;
	}

	/**
	 * Take over the decision. The SDK asks no strategy once its own limit is reached, so
	 * that limit becomes one more than is meant.
	 */
	static void install(ClientConfiguration configuration) {
		int maxRetries = configuration.getMaxErrorRetry();
		configuration.setRetryStrategy(new OssRetryStrategy(configuration.getRetryStrategy(), maxRetries));
		configuration.setMaxErrorRetry(maxRetries + 1);
	}

	/** The HTTP status noted with a failure, or 0. */
	static int httpStatus(ServiceException failure) {
		Map<String, String> facts = failure.getErrorFields();
		String status = (facts != null) ? facts.get(HTTP_STATUS) : null;
		return (status != null && status.matches("[1-5]\\d\\d")) ? Integer.parseInt(status) : 0;
	}

	@Override
	public boolean shouldRetry(Exception failure, RequestMessage request, @Nullable ResponseMessage response,
			int retries) {
		// Behind a network failure the SDK hands over the answer to an earlier attempt.
		int status = (failure instanceof ServiceException && response != null) ? response.getStatusCode() : 0;
		if (failure instanceof ServiceException answered) {
			note(answered, status);
		}
		if (retries >= this.maxRetries || !repeatable(request)) {
			return false;
		}
		if (this.chosen != null) {
			return this.chosen.shouldRetry(failure, request, response, retries);
		}
		return transientFailure(failure, status);
	}

	@Override
	public long getPauseDelay(int retries) {
		return (this.chosen != null) ? this.chosen.getPauseDelay(retries) : super.getPauseDelay(retries);
	}

	private static void note(ServiceException failure, int status) {
		Map<String, String> facts = OssSecrets.fields(failure);
		facts.put(HTTP_STATUS, String.valueOf(status));
		failure.setErrorFields(facts);
	}

	/**
	 * As in the SDK, but whatever strategy the user chose: an append or a completion that
	 * was carried out although its answer got lost must not be sent again.
	 */
	private static boolean repeatable(RequestMessage request) {
		return request.getMethod() != HttpMethod.POST
				|| request.getOriginalRequest() instanceof InitiateMultipartUploadRequest;
	}

	private static boolean transientFailure(Exception failure, int status) {
		if (failure instanceof ClientException network) {
			return NETWORK_FAILURES.contains(network.getErrorCode())
					&& !(network.getCause() instanceof ConnectionPoolTimeoutException);
		}
		if (failure instanceof OSSException answered && OSSErrorCode.INVALID_RESPONSE.equals(answered.getErrorCode())) {
			return false;
		}
		return status == 500 || status == 502 || status == 503;
	}

}
