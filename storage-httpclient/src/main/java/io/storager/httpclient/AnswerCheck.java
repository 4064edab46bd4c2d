package io.storager.httpclient;

import io.storager.driver.support.ForeignAnswerException;
import io.storager.driver.support.HeaderNames;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.message.BasicHeader;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Sees every answer before an SDK does: gives header names the spelling that the SDK
 * knows, and refuses what the service has not sent, which would have a request id.
 */
public final class AnswerCheck implements HttpResponseInterceptor {

	private final String service;

	private final String requestIdHeader;

	/**
	 * Check the answers of a service.
	 * @param service its name in messages
	 * @param requestIdHeader the header that each of its answers has, in the canonical
	 * spelling of {@link HeaderNames}
	 */
	public AnswerCheck(String service, String requestIdHeader) {
		this.service = service;
		this.requestIdHeader = requestIdHeader;
	}

	@Override
	public void process(HttpResponse response, HttpContext context) throws ForeignAnswerException {
		Header[] headers = response.getAllHeaders();
		boolean changed = false;
		for (int i = 0; i < headers.length; i++) {
			String name = HeaderNames.canonical(headers[i].getName());
			if (!name.equals(headers[i].getName())) {
				headers[i] = new BasicHeader(name, headers[i].getValue());
				changed = true;
			}
		}
		if (changed) {
			response.setHeaders(headers);
		}
		String requestId = value(response, this.requestIdHeader);
		if (requestId == null || requestId.isBlank()) {
			throw new ForeignAnswerException(this.service, response.getStatusLine().getStatusCode(),
					(name) -> value(response, name));
		}
	}

	private static @Nullable String value(HttpResponse response, String name) {
		Header header = response.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

}
