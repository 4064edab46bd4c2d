package io.storager.cos;

import com.qcloud.cos.Headers;
import io.storager.driver.support.ForeignAnswerException;
import io.storager.driver.support.HeaderNames;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.message.BasicHeader;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Sees every answer before the SDK does: gives header names the spelling that the SDK
 * knows, and refuses what COS has not sent. Every answer of COS has a request id.
 *
 * @see <a href="https://www.tencentcloud.com/document/product/436/7729">Common response
 * headers</a>
 */
final class CosAnswerCheck implements HttpResponseInterceptor {

	@Override
	public void process(HttpResponse response, HttpContext context) throws ForeignAnswerException {
		Header[] headers = response.getAllHeaders();
		for (int i = 0; i < headers.length; i++) {
			String name = HeaderNames.canonical(headers[i].getName());
			if (!name.equals(headers[i].getName())) {
				headers[i] = new BasicHeader(name, headers[i].getValue());
			}
		}
		response.setHeaders(headers);
		String requestId = value(response, Headers.REQUEST_ID);
		if (requestId == null || requestId.isBlank()) {
			throw new ForeignAnswerException("COS", response.getStatusLine().getStatusCode(),
					(name) -> value(response, name));
		}
	}

	private static @Nullable String value(HttpResponse response, String name) {
		Header header = response.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

}
