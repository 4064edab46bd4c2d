package io.storager.cos;

import com.qcloud.cos.exception.CosClientException;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.http.CosHttpClient;
import com.qcloud.cos.http.CosHttpRequest;
import com.qcloud.cos.http.CosHttpResponse;
import com.qcloud.cos.http.HttpResponseHandler;
import com.qcloud.cos.internal.CosServiceRequest;
import com.qcloud.cos.internal.CosServiceResponse;
import org.apache.http.conn.HttpClientConnectionManager;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the SDK's operations and the SDK's way of sending. Exceptions lose what
 * nobody may read in them ({@link CosSecrets}). An answer that cannot be understood gives
 * its connection back and leaves no stack trace in the log: the SDK keeps the connection
 * of an object for whoever reads it, also where nobody gets the object. And what is shut
 * down sends nothing more: the SDK leaves its connections to a thread that may close them
 * later.
 *
 * @param sdk sends and receives
 * @param connections the SDK's
 */
record CheckedCosHttp(CosHttpClient sdk, HttpClientConnectionManager connections) implements CosHttpClient {

	@Override
	public <X, Y extends CosServiceRequest> X exeute(CosHttpRequest<Y> request,
			HttpResponseHandler<CosServiceResponse<X>> handler) {
		CheckedHandler<X> checked = new CheckedHandler<>(handler);
		X result;
		try {
			result = this.sdk.exeute(request, checked);
		}
		catch (CosServiceException ex) {
			throw CosSecrets.cut(ex);
		}
		Exception failure = checked.failure;
		if (failure != null) {
			throw new CosClientException("Unable to execute response handle: " + failure.getMessage(), failure);
		}
		return result;
	}

	@Override
	public void shutdown() {
		this.sdk.shutdown();
		this.connections.shutdown();
	}

	/** Keeps a failure to itself: the SDK would print it. */
	private static final class CheckedHandler<X> implements HttpResponseHandler<CosServiceResponse<X>> {

		private final HttpResponseHandler<CosServiceResponse<X>> handler;

		private @Nullable Exception failure;

		CheckedHandler(HttpResponseHandler<CosServiceResponse<X>> handler) {
			this.handler = handler;
		}

		@Override
		public CosServiceResponse<X> handle(CosHttpResponse response) {
			try {
				return this.handler.handle(response);
			}
			catch (Exception ex) {
				this.failure = ex;
				return new CosServiceResponse<>();
			}
		}

		@Override
		public boolean needsConnectionLeftOpen() {
			return this.failure == null && this.handler.needsConnectionLeftOpen();
		}

	}

}
