package io.storager.httpclient;

import io.storager.driver.support.ForeignAnswerException;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.protocol.BasicHttpContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswerCheckTests {

	private final AnswerCheck check = new AnswerCheck("COS", "x-cos-request-id");

	@Test
	void givesHeadersTheSpellingThatSdksKnow() throws Exception {
		HttpResponse response = answer("X-Cos-Request-Id", "1", "etag", "\"a\"", "content-length", "3");
		this.check.process(response, new BasicHttpContext());
		assertThat(response.getAllHeaders()).extracting(Header::getName)
			.containsExactly("x-cos-request-id", "ETag", "Content-Length");
	}

	@Test
	void leavesAloneWhatIsSpelledSo() throws Exception {
		HttpResponse response = answer("x-cos-request-id", "1", "ETag", "\"a\"");
		Header[] before = response.getAllHeaders();
		this.check.process(response, new BasicHttpContext());
		assertThat(response.getAllHeaders()).containsExactly(before);
	}

	@Test
	void withholdsWhatTheSdkIsNotToSee() throws Exception {
		HttpResponse response = answer("Date", "now", "x-cos-request-id", "1", "date", "later", "ETag", "\"a\"");
		new AnswerCheck("COS", "x-cos-request-id", "Date").process(response, new BasicHttpContext());
		assertThat(response.getAllHeaders()).extracting(Header::getName).containsExactly("x-cos-request-id", "ETag");
	}

	@Test
	void refusesAnAnswerOfSomebodyElse() {
		for (HttpResponse response : new HttpResponse[] { answer("Server", "portal"),
				answer("x-cos-request-id", " ") }) {
			assertThatExceptionOfType(ForeignAnswerException.class)
				.isThrownBy(() -> this.check.process(response, new BasicHttpContext()))
				.withMessageContaining("COS");
		}
	}

	private static HttpResponse answer(String... headers) {
		HttpResponse response = new BasicHttpResponse(HttpVersion.HTTP_1_1, 200, "OK");
		for (int i = 0; i < headers.length; i += 2) {
			response.addHeader(headers[i], headers[i + 1]);
		}
		return response;
	}

}
