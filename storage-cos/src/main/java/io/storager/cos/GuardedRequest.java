package io.storager.cos;

import com.qcloud.cos.event.ProgressListener;
import com.qcloud.cos.exception.ExceptionLogDetail;
import com.qcloud.cos.http.CosHttpRequest;
import com.qcloud.cos.internal.CosServiceRequest;
import com.qcloud.cos.model.CopyObjectRequest;
import com.qcloud.cos.model.CopyPartRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request that keeps secrets and the thread's interrupt flag.
 * <p>
 * On a failure the SDK prints the request with all its headers into its log and into
 * messages, the signature, the security token and the customer's encryption key among
 * them: this one prints without headers, one line for debugging. And while the SDK reads
 * the body of an error it clears the interrupt flag and goes on, with further attempts if
 * it may: this one looks at the flag before the body is read and sets it again when the
 * failure is reported.
 * <p>
 * Of a source of a copy whose key ends with several slashes the SDK drops all but one,
 * which names another object: this one puts them back.
 *
 * @param <X> the type of the request that it came from
 */
final class GuardedRequest<X extends CosServiceRequest> extends CosHttpRequest<X> {

	private static final Logger logger = LoggerFactory.getLogger(GuardedRequest.class);

	private static final String COPY_SOURCE = "x-cos-copy-source";

	private boolean interrupted;

	GuardedRequest(CosHttpRequest<X> request) {
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

	/** The SDK asks for it when an answer has come and before its body is read. */
	@Override
	public ProgressListener getProgressListener() {
		this.interrupted = Thread.currentThread().isInterrupted();
		return super.getProgressListener();
	}

	/**
	 * The SDK calls it after every attempt that has failed, and would print all of what
	 * it was given as errors, with stack traces, although the storager may repeat the
	 * attempt and throws what it does not.
	 */
	@Override
	public void addLogDetails(ExceptionLogDetail detail) {
		if (this.interrupted) {
			Thread.currentThread().interrupt();
		}
		logger.debug("{} failed: {}", this, detail.getException().getMessage());
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
		return "%s %s of bucket %s at %s".formatted(getHttpMethod(), getResourcePath(), getBucketName(), getEndpoint());
	}

}
