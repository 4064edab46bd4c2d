package io.storager.oss;

import com.aliyun.oss.internal.OSSHeaders;
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
 * knows, and refuses what OSS has not sent. Every answer of OSS has a request id.
 *
 * @see <a href=
 * "https://www.alibabacloud.com/help/en/oss/developer-reference/common-http-headers">Common
 * HTTP headers</a>
 */
final class OssAnswerCheck implements HttpResponseInterceptor {

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
		String requestId = value(response, OSSHeaders.OSS_HEADER_REQUEST_ID);
		if (requestId == null || requestId.isBlank()) {
			throw new ForeignAnswerException("OSS", response.getStatusLine().getStatusCode(),
					(name) -> value(response, name));
		}
	}

	private static @Nullable String value(HttpResponse response, String name) {
		Header header = response.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

}
