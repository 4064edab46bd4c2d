package io.storager.oss;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.test.contract.CredentialRotation;
import io.storager.test.contract.Deadlines;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.ClientSettings;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OssCredentialRotationTests {

	private static final ClientSettings SETTINGS = ClientSettings.builder()
		.connectionRequestTimeout(Duration.ofSeconds(20))
		.maxConnections(32)
		.maxRetries(0)
		.build();

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@ParameterizedTest
	@EnumSource
	void costsNoRequest(Signature signature) throws Exception {
		CredentialRotation.run(oss.emulator()::addTemporaryCredential,
				(credentials) -> storager(credentials, signature), UnaryOperator.identity());
	}

	@Test
	void costsNoneOfTenThousandRequests() throws Exception {
		CredentialRotation.ask(oss.emulator()::addTemporaryCredential,
				(credentials) -> storager(credentials, Signature.V4));
	}

	@ParameterizedTest
	@EnumSource
	void aClientOfOnesOwnSignsWithTheSame(Signature signature) throws Exception {
		CredentialRotation.run(oss.emulator()::addTemporaryCredential, (credentials) -> {
			OssConnection connection = connection(credentials, signature);
			OSS client = OSSClientBuilder.create()
				.endpoint(connection.endpoint().toString())
				.credentialsProvider(OssClientFactory.credentials(connection))
				.clientConfiguration(new ClientBuilderConfiguration())
				.region(connection.region())
				.build();
			return new OssStorager(() -> client, connection, TestOss.BUCKET, StoragerSettings.DEFAULT);
		}, UnaryOperator.identity());
	}

	@Test
	void tellsWhyThereIsNoCredential() {
		StorageException failure = failure(() -> {
			throw new IOException("the token service is down");
		});
		assertThat(failure).hasMessageContaining("failed: IOException, the token service is down");
		assertThat(oss.requests().all()).isEmpty();
		assertThat(failure(() -> HmacCredential.of("key", "secret").withExpiration(Instant.EPOCH)))
			.hasMessageContaining("it gave a credential that expired at 1970-01-01T00:00:00Z");
	}

	@Test
	void aProviderThatBlocksEndsWithTheDeadline() {
		CountDownLatch never = new CountDownLatch(1);
		OssConnection connection = connection(() -> {
			never.await();
			throw new IllegalStateException();
		}, Signature.V4);
		OssStorager storager = oss.storager(connection, TestOss.SETTINGS, TestOss.BUCKET, Deadlines.settings());
		long start = System.nanoTime();
		StorageException failure = catchThrowableOfType(StorageException.class, () -> storager.stat("a"));
		assertThat(failure).hasMessageContaining("has passed");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
	}

	private static StorageException failure(CredentialsProvider credentials) {
		StorageException failure = catchThrowableOfType(StorageException.class,
				() -> storager(credentials, Signature.V4).stat("a"));
		assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
		return failure;
	}

	private static OssStorager storager(CredentialsProvider credentials, Signature signature) {
		return oss.storager(connection(credentials, signature), SETTINGS, TestOss.BUCKET, StoragerSettings.DEFAULT);
	}

	private static OssConnection connection(CredentialsProvider credentials, Signature signature) {
		OssConnection plain = oss.connection(signature);
		return OssConnection.of(plain.endpoint(), credentials, plain.location());
	}

}
