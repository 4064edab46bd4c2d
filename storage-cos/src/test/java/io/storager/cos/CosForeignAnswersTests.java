package io.storager.cos;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.qcloud.cos.COSClient;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.options.BucketOptions;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.FailingCall;
import io.storager.test.contract.RewritingProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whatever has no request id of COS is no answer of COS. */
class CosForeignAnswersTests {

	private static final String PAGE = "\r\nServer: portal\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n";

	static Stream<Arguments> pages() {
		return Stream
			.of("200 OK", "204 No Content", "302 Found", "304 Not Modified", "403 Forbidden", "404 Not Found",
					"412 Precondition Failed", "503 Service Unavailable")
			.flatMap((status) -> Stream.of(FailingCall.values()).map((call) -> Arguments.of(call, status)));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void isNoAnswerOfTheService(FailingCall call, String status) {
		try (CannedServer portal = CannedServer.foreign("HTTP/1.1 " + status + PAGE)) {
			CosStorager storager = portal.storager(StoragerSettings.DEFAULT.withMaxRetries(0));
			StorageException failure = catchThrowableOfType(StorageException.class, () -> call.make(storager));
			call.require(failure, ErrorCode.SERVICE_INTERNAL, 0);
			assertThat(failure.reason()).isEqualTo("the answer (status %s, server 'portal', content type 'text/html')"
				.formatted(status.substring(0, 3))
					+ " carries no request id of COS: a proxy, a gateway or a captive portal has answered in"
					+ " its place");
		}
	}

	@Test
	void isNoBucket() {
		try (CannedServer portal = CannedServer.foreign("HTTP/1.1 200 OK" + PAGE)) {
			CosStorager storager = portal.storager(StoragerSettings.DEFAULT.withMaxRetries(0));
			CosServicer servicer = portal.servicer();
			for (Runnable call : List.<Runnable>of(storager::verifyBucket,
					() -> servicer.create("photos-1250000000", BucketOptions.DEFAULT),
					() -> servicer.delete("photos-1250000000"), () -> servicer.list().forEach((name) -> {
					}))) {
				StorageException failure = catchThrowableOfType(StorageException.class, call::run);
				assertThat(failure).hasMessageContaining("carries no request id of COS");
				assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_INTERNAL);
			}
		}
	}

	@Test
	void isAskedAgain() {
		AtomicInteger answers = new AtomicInteger();
		try (EmulatedCos cos = new EmulatedCos();
				RewritingProxy proxy = new RewritingProxy(cos.address(), (head) -> (answers.incrementAndGet() > 1)
						? head : head.stream().filter((line) -> !line.startsWith("x-cos-request-id")).toList())) {
			CosConnection connection = CosConnection.of(Endpoint.parse(proxy.address().toString()),
					EmulatedCos.CREDENTIAL, EmulatedCos.LOCATION);
			COSClient client = CosClientFactory.create(connection, EmulatedCos.SETTINGS, (config) -> {
			});
			CosStorager storager = new CosStorager(() -> client, connection, EmulatedCos.BUCKET,
					StoragerSettings.DEFAULT.withMaxRetries(1));
			assertThatCode(() -> storager.delete("a")).doesNotThrowAnyException();
			assertThat(answers).hasValue(2);
			client.shutdown();
		}
	}

	@Test
	void hasNoRequestIdIfThatIsBlank() {
		try (CannedServer portal = CannedServer
			.foreign("HTTP/1.1 204 No Content\r\nx-cos-request-id: \r\nConnection: close\r\n\r\n")) {
			StorageException failure = catchThrowableOfType(StorageException.class,
					() -> portal.storager(StoragerSettings.DEFAULT.withMaxRetries(0)).delete("a"));
			assertThat(failure).hasMessageContaining("carries no request id of COS");
		}
	}

	@Test
	void comesFromAProxyThatWantsALogin() {
		try (CannedServer portal = CannedServer.foreign("HTTP/1.1 407 Proxy Authentication Required" + PAGE)) {
			StorageException failure = catchThrowableOfType(StorageException.class,
					() -> portal.storager().readAllBytes("a"));
			assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
			assertThat(failure).hasMessageContaining("the proxy asks for a login");
		}
	}

}
