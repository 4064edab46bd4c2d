package io.storager.oss;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.RetryStrategy;
import com.aliyun.oss.model.AppendObjectRequest;
import io.storager.Content;
import io.storager.error.RequestThrottledException;
import io.storager.error.ServiceInternalException;
import io.storager.error.UnexpectedStorageException;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.ClientSettings;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OssRetryTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void sendsNoMoreThanItsAttempts(int retries) {
		OssStorager storager = oss.storager(settings(retries));
		oss.faults().onAny().answer(503, "SlowDown");
		assertThatExceptionOfType(RequestThrottledException.class).isThrownBy(() -> storager.readAllBytes("object"))
			.satisfies((ex) -> assertThat(ex.httpStatus()).isEqualTo(503))
			.withMessageContaining("vendor code SlowDown; HTTP status 503");
		assertThat(oss.requests().count()).isEqualTo(1 + retries);
	}

	@Test
	void repeatsAWriteFromItsFirstByte() {
		OssStorager storager = oss.storager(settings(2));
		byte[] bytes = new byte[700_000];
		bytes[0] = 1;
		oss.faults().on("PUT").once().resetRequestBodyAfter(600_000);
		storager.write("object", Content.of(bytes));
		assertThat(oss.requests().count()).isEqualTo(2);
		assertThat(storager.readAllBytes("object")).isEqualTo(bytes);
	}

	@Test
	void tellsTheLastFailureAndNotAnEarlierOne() {
		OssStorager storager = oss.storager(settings(1));
		oss.faults().onAny().once().answer(503, "SlowDown");
		oss.faults().onAny().skip(1).once().reset();
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> storager.readAllBytes("object"))
			.satisfies((ex) -> assertThat(ex.httpStatus()).isZero())
			.satisfies((ex) -> assertThat(ex.vendorCode()).isNull());
	}

	/** To the SDK this is an answer that cannot be parsed. */
	@Test
	void asksAgainForAnAnswerThatBrokeOff() {
		OssStorager storager = oss.storager(settings(2));
		storager.write("object", Content.ofText("text"));
		oss.faults().on("GET").once().truncateResponseAfter(100);
		oss.faults().on("GET").skip(1).once().resetResponseAfter(100);
		assertThat(storager.list().stream()).singleElement()
			.satisfies((object) -> assertThat(object.path()).isEqualTo("object"));
		assertThat(oss.requests().count()).isEqualTo(4);
	}

	@Test
	void tellsThatAnAnswerBrokeOff() {
		OssStorager storager = oss.storager(settings(0));
		oss.faults().on("GET").once().truncateResponseAfter(100);
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> storager.list().iterator().hasNext())
			.satisfies((ex) -> assertThat(ex.isTemporary()).isTrue())
			.withMessageContaining("the connection broke within the answer: Premature end of");
	}

	/** An append whose answer got lost has been carried out. */
	@Test
	void repeatsNoPost() {
		OSS client = oss.client(oss.connection(Signature.V4), settings(2)).get();
		oss.faults().on("POST").answer(503, "SlowDown");
		AppendObjectRequest append = new AppendObjectRequest(TestOss.BUCKET, "log",
				new ByteArrayInputStream(new byte[10]))
			.withPosition(0L);
		append.setLogEnabled(false);
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> client.appendObject(append));
		assertThat(oss.requests().count()).isOne();
	}

	@Test
	void leavesTheDecisionToAStrategyOfTheUser() {
		AtomicInteger asked = new AtomicInteger();
		OssConnection connection = oss.connection(Signature.V4);
		OSS client = OssClientFactory.create(connection, settings(5), (configuration) -> {
			configuration.setMaxErrorRetry(2);
			configuration.setRetryStrategy(new RetryStrategy() {

				@Override
				public boolean shouldRetry(Exception ex, RequestMessage request, ResponseMessage response,
						int retries) {
					asked.incrementAndGet();
					return true;
				}

				@Override
				public long getPauseDelay(int retries) {
					return 1;
				}

			});
		});
		OssStorager storager = new OssStorager(() -> client, connection, TestOss.BUCKET, StoragerSettings.DEFAULT);
		oss.faults().onAny().answer(418, "ImATeapot");
		assertThatExceptionOfType(UnexpectedStorageException.class).isThrownBy(() -> storager.readAllBytes("object"))
			.satisfies((ex) -> assertThat(ex.httpStatus()).isEqualTo(418));
		assertThat(asked).hasValue(2);
		assertThat(oss.requests().count()).isEqualTo(3);
		client.shutdown();
	}

	private static ClientSettings settings(int retries) {
		return ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(5))
			.readTimeout(Duration.ofSeconds(10))
			.connectionRequestTimeout(Duration.ofMillis(500))
			.maxConnections(1)
			.maxRetries(retries)
			.build();
	}

}
