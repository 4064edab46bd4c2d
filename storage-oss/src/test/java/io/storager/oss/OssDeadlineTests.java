package io.storager.oss;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.RetryStrategy;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.Deadlines;
import io.storager.test.contract.SlowHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A deadline ends operations that a timeout would end much later. */
class OssDeadlineTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	private static final ClientSettings PATIENT = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(20))
		.readTimeout(Duration.ofSeconds(20))
		.connectionRequestTimeout(Duration.ofSeconds(20))
		.maxConnections(64)
		.maxRetries(3)
		.build();

	@ParameterizedTest
	@EnumSource
	void endsWhatASilentServiceNeverAnswers(Signature signature) {
		OssConnection connection = oss.connection(signature);
		Supplier<OSS> client = oss.client(connection, PATIENT);
		Map<String, Runnable> operations = operations(client, connection);
		oss.faults().onAny().stall();
		Deadlines.requireEnds(operations);
	}

	@Test
	void endsWhatAServicerWaitsFor() {
		OssConnection connection = oss.connection(Signature.V4);
		Map<String, Runnable> operations = Deadlines
			.prepare(new OssServicer(oss.client(connection, PATIENT), connection, Deadlines.settings().transfers()));
		oss.faults().onAny().stall();
		Deadlines.requireEnds(operations);
	}

	@Test
	void endsAnAnswerWhoseHeadersComeSlowly() throws IOException {
		try (SlowHeaders server = new SlowHeaders()) {
			OssConnection connection = OssConnection.of(Endpoint.parse(server.address().toString()), TestOss.CREDENTIAL,
					TestOss.REGION);
			Supplier<OSS> slow = oss.client(connection, PATIENT);
			Deadlines.requireEnds(
					Deadlines.prepareSome(new OssStorager(slow, connection, TestOss.BUCKET, Deadlines.settings())));
		}
	}

	@Test
	void endsWhatAServiceAnswersDropByDrop() {
		OssConnection connection = oss.connection(Signature.V4);
		Supplier<OSS> client = oss.client(connection, PATIENT);
		Map<String, Runnable> operations = operations(client, connection);
		operations.keySet()
			.retainAll(List.of("readAllBytes", "read", "write", "write in parts", "write a stream", "newInputStream",
					"newOutputStream", "writeMultipart", "list"));
		oss.faults().onAny().bandwidth(200);
		Deadlines.requireEnds(operations);
	}

	@Test
	void endsRequestsOfAClientThatSomebodyElseHasMade() {
		requireEndsWithForeignClient(new ClientBuilderConfiguration(), () -> oss.faults().onAny().stall());
	}

	@Test
	void endsRequestsOfAClientThatTimesThem() {
		ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
		configuration.setRequestTimeoutEnabled(true);
		configuration.setRequestTimeout(3000);
		requireEndsWithForeignClient(configuration, () -> oss.faults().onAny().stall());
	}

	@Test
	void endsThePauseOfAClientThatRepeatsRequests() {
		ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
		configuration.setRetryStrategy(new RetryStrategy() {

			@Override
			public boolean shouldRetry(Exception failure, RequestMessage request, ResponseMessage response,
					int retries) {
				return failure instanceof OSSException;
			}

			@Override
			public long getPauseDelay(int retries) {
				return 20_000;
			}

		});
		requireEndsWithForeignClient(configuration, () -> oss.faults().onAny().answer(503, "ServiceUnavailable"));
	}

	private static void requireEndsWithForeignClient(ClientBuilderConfiguration configuration, Runnable fault) {
		OSS client = OSSClientBuilder.create()
			.endpoint(oss.emulator().ossEndpoint().toString())
			.credentialsProvider(
					new DefaultCredentialProvider(TestOss.CREDENTIAL.accessKey(), TestOss.CREDENTIAL.secretKey()))
			.clientConfiguration(configuration)
			.build();
		try {
			Map<String, Runnable> operations = operations(() -> client, oss.connection(Signature.V1));
			fault.run();
			Deadlines.requireEnds(operations);
		}
		finally {
			client.shutdown();
		}
	}

	@Test
	void countsNoTimeThatTheCallerTakes() throws Exception {
		OssConnection connection = oss.connection(Signature.V4);
		Supplier<OSS> client = oss.client(connection, PATIENT);
		operations(client, connection);
		OssStorager hasty = new OssStorager(client, connection, TestOss.BUCKET, Deadlines.settings());
		try (InputStream stream = hasty.newInputStream("a")) {
			assertThat(stream.read()).isZero();
			Thread.sleep(400);
			assertThat(stream.readAllBytes()).hasSize(3 * 1024 * 1024 - 1);
		}
	}

	private static Map<String, Runnable> operations(Supplier<OSS> client, OssConnection connection) {
		return Deadlines.prepare(new OssStorager(client, connection, TestOss.BUCKET, StoragerSettings.DEFAULT),
				new OssStorager(client, connection, TestOss.BUCKET, Deadlines.settings()));
	}

}
