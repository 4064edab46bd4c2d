package io.storager.httpclient;

import java.util.Arrays;
import java.util.Set;

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

	private final Set<String> withheld;

	/**
	 * Check the answers of a service. The headers are told in the canonical spelling of
	 * {@link HeaderNames}.
	 * @param service its name in messages
	 * @param requestIdHeader the header that each of its answers has
	 * @param withheld headers that the SDK is not shown
	 */
	public AnswerCheck(String service, String requestIdHeader, String... withheld) {
		this.service = service;
		this.requestIdHeader = requestIdHeader;
		this.withheld = Set.of(withheld);
	}

	@Override
	public void process(HttpResponse response, HttpContext context) throws ForeignAnswerException {
		Header[] headers = response.getAllHeaders();
		int shown = 0;
		boolean changed = false;
		for (Header header : headers) {
			String name = HeaderNames.canonical(header.getName());
			if (!this.withheld.contains(name)) {
				boolean spelledSo = name.equals(header.getName());
				changed |= !spelledSo;
				headers[shown++] = spelledSo ? header : new BasicHeader(name, header.getValue());
			}
		}
		if (changed || shown < headers.length) {
			response.setHeaders(Arrays.copyOf(headers, shown));
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
