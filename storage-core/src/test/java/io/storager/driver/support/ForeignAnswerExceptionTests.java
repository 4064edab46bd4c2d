package io.storager.driver.support;

import java.io.IOException;
import java.util.Map;

import io.storager.ErrorCode;
import io.storager.driver.Failure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of an answer that somebody else has given. */
class ForeignAnswerExceptionTests {

	@Test
	void saysWhoAnswered() {
		ForeignAnswerException foreign = new ForeignAnswerException("OSS", 302, Map.of("Server", "portal/1.0",
				"Content-Type", "text/html", "Location", "https://login.example.com/?Signature=abc")::get);
		Failure failure = foreign.failure();
		assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_INTERNAL);
		assertThat(failure.temporary()).isTrue();
		assertThat(failure.httpStatus()).isZero();
		assertThat(failure.reason()).isEqualTo("the answer (status 302, server 'portal/1.0', content type 'text/html',"
				+ " location 'https://login.example.com') carries no request id of OSS: a proxy, a gateway or a"
				+ " captive portal has answered in its place");
	}

	@Test
	void shortensWhatIsTold() {
		assertThat(new ForeignAnswerException("COS", 200, (name) -> "a\tb".repeat(100))).hasMessageContaining("a?b")
			.hasMessageNotContainingAny("\t", "Location")
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(500));
	}

	@Test
	void waitsForNoLogin() {
		Failure failure = new ForeignAnswerException("COS", 407, Map.<String, String>of()::get).failure();
		assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
		assertThat(failure.temporary()).isFalse();
		assertThat(failure.reason()).isEqualTo("the proxy asks for a login before it lets a request pass to COS"
				+ " (status 407); set 'client.proxy.username' and 'client.proxy.password'");
	}

	@Test
	void isFoundAmongTheCauses() {
		ForeignAnswerException foreign = new ForeignAnswerException("OSS", 200, (name) -> null);
		assertThat(ForeignAnswerException.find(new IllegalStateException(new IOException(foreign)))).isSameAs(foreign);
		assertThat(ForeignAnswerException.find(new IOException())).isNull();
	}

}
