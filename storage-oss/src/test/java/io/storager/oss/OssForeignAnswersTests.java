package io.storager.oss;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.options.BucketOptions;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.FailingCall;
import io.storager.test.contract.RewritingProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whatever has no request id of OSS is no answer of OSS. */
class OssForeignAnswersTests {

	private static final String PAGE = "\nServer: portal\nContent-Type: text/html\nContent-Length: 21\nConnection: close\n\n<html>Log in</html>\n\n";

	@RegisterExtension
	static final TestOss oss = new TestOss();

	static Stream<Arguments> pages() {
		return Stream
			.of("200 OK", "204 No Content", "302 Found", "304 Not Modified", "403 Forbidden", "404 Not Found",
					"412 Precondition Failed", "503 Service Unavailable")
			.flatMap((status) -> Stream.of(FailingCall.values()).map((call) -> Arguments.of(call, status)));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void isNoAnswerOfTheService(FailingCall call, String status) throws Exception {
		try (CannedServer portal = new CannedServer("HTTP/1.1 " + status + PAGE)) {
			OssStorager storager = oss.storager(OssConnection.of(portal.endpoint(), TestOss.CREDENTIAL, null));
			StorageException failure = catchThrowableOfType(StorageException.class, () -> call.make(storager));
			call.require(failure, ErrorCode.SERVICE_INTERNAL, 0);
			assertThat(failure.reason()).isEqualTo("the answer (status %s, server 'portal', content type 'text/html')"
				.formatted(status.substring(0, 3))
					+ " carries no request id of OSS: a proxy, a gateway or a captive portal"
					+ " has answered in its place");
		}
	}

	@Test
	void isNoBucket() throws Exception {
		try (CannedServer portal = new CannedServer("HTTP/1.1 200 OK" + PAGE)) {
			OssConnection connection = OssConnection.of(portal.endpoint(), TestOss.CREDENTIAL, null);
			OssStorager storager = oss.storager(connection);
			OssServicer servicer = new OssServicer(oss.client(connection, TestOss.SETTINGS), connection);
			for (Runnable call : List.<Runnable>of(storager::verifyBucket, () -> servicer.list().forEach((name) -> {
			}), () -> servicer.create("photos", BucketOptions.DEFAULT), () -> servicer.delete("photos"))) {
				StorageException failure = catchThrowableOfType(StorageException.class, call::run);
				assertThat(failure).hasMessageContaining("carries no request id of OSS");
				assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_INTERNAL);
			}
		}
	}

	@Test
	void isAskedAgain() {
		AtomicInteger answers = new AtomicInteger();
		try (RewritingProxy proxy = new RewritingProxy(oss.emulator().ossEndpoint(),
				(head) -> (answers.incrementAndGet() > 1) ? head
						: head.stream().filter((line) -> !line.startsWith("x-oss-request-id")).toList())) {
			OssConnection connection = OssConnection.of(Endpoint.parse(proxy.address().toString()), TestOss.CREDENTIAL,
					null);
			ClientSettings once = ClientSettings.builder()
				.connectTimeout(Duration.ofSeconds(5))
				.readTimeout(Duration.ofSeconds(10))
				.connectionRequestTimeout(Duration.ofMillis(500))
				.maxConnections(1)
				.maxRetries(1)
				.build();
			OssStorager storager = oss.storager(connection, once, TestOss.BUCKET, StoragerSettings.DEFAULT);
			assertThatCode(() -> storager.delete("a")).doesNotThrowAnyException();
			assertThat(answers).hasValue(2);
		}
	}

	@Test
	void hasNoRequestIdIfThatIsBlank() throws Exception {
		try (CannedServer portal = new CannedServer(
				"HTTP/1.1 204 No Content\nx-oss-request-id: \nConnection: close\n\n")) {
			OssConnection connection = OssConnection.of(portal.endpoint(), TestOss.CREDENTIAL, null);
			StorageException failure = catchThrowableOfType(StorageException.class,
					() -> oss.storager(connection).delete("a"));
			assertThat(failure).hasMessageContaining("carries no request id of OSS");
		}
	}

	@Test
	void comesFromAProxyThatWantsALogin() throws Exception {
		try (CannedServer portal = new CannedServer("HTTP/1.1 407 Proxy Authentication Required" + PAGE)) {
			OssStorager storager = oss.storager(OssConnection.of(portal.endpoint(), TestOss.CREDENTIAL, null));
			StorageException failure = catchThrowableOfType(StorageException.class, () -> storager.readAllBytes("a"));
			assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
			assertThat(failure).hasMessageContaining("the proxy asks for a login");
		}
	}

}
