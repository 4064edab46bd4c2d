package io.storager.cos;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.region.Region;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.settings.ClientSettings;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.CredentialRotation;
import io.storager.test.contract.Deadlines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CosCredentialRotationTests {

	private static final ClientSettings SETTINGS = ClientSettings.builder()
		.connectionRequestTimeout(Duration.ofSeconds(20))
		.maxConnections(32)
		.maxRetries(0)
		.build();

	private static final EmulatedCos cos = new EmulatedCos();

	@AfterAll
	static void close() {
		cos.close();
	}

	@BeforeEach
	void forget() {
		cos.emulator().requests().clear();
	}

	@Test
	void costsNoRequest() throws Exception {
		CredentialRotation.run(cos.emulator()::addTemporaryCredential, CosCredentialRotationTests::storager,
				CosCredentialRotationTests::reach);
	}

	@Test
	void costsNoneOfTenThousandRequests() throws Exception {
		CredentialRotation.ask(cos.emulator()::addTemporaryCredential, CosCredentialRotationTests::storager);
	}

	/** The connection of the storager has another credential than the client. */
	@Test
	void aClientOfOnesOwnSignsWithTheSame() throws Exception {
		CredentialRotation.run(cos.emulator()::addTemporaryCredential, (credentials) -> {
			ClientConfig config = new ClientConfig(new Region(EmulatedCos.LOCATION));
			CosEndpoints endpoints = new CosEndpoints(Endpoint.parse(cos.address().toString()), EmulatedCos.LOCATION,
					null);
			config.setHttpProtocol(HttpProtocol.http);
			config.setEndpointBuilder(endpoints);
			config.setEndpointResolver(endpoints);
			COSClient client = new COSClient(CosClientFactory.credentials(connection(credentials)), config);
			return new CosStorager(() -> client, cos.connection(HmacCredential.of("another", "another")),
					EmulatedCos.BUCKET, StoragerSettings.DEFAULT);
		}, CosCredentialRotationTests::reach);
	}

	@Test
	void tellsWhyThereIsNoCredential() {
		StorageException failure = failure(() -> {
			throw new IOException("the token service is down");
		});
		assertThat(failure).hasMessageContaining("failed: IOException, the token service is down");
		assertThat(cos.requests()).isEmpty();
		assertThat(failure(() -> HmacCredential.of("key", "secret").withExpiration(Instant.EPOCH)))
			.hasMessageContaining("it gave a credential that expired at 1970-01-01T00:00:00Z");
	}

	@Test
	void aProviderThatBlocksEndsWithTheDeadline() {
		CountDownLatch never = new CountDownLatch(1);
		CosConnection connection = connection(() -> {
			never.await();
			throw new IllegalStateException();
		});
		COSClient client = client(connection);
		CosStorager storager = new CosStorager(() -> client, connection, EmulatedCos.BUCKET, Deadlines.settings());
		long start = System.nanoTime();
		StorageException failure = catchThrowableOfType(StorageException.class, () -> storager.stat("a"));
		assertThat(failure).hasMessageContaining("has passed");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
	}

	private static StorageException failure(CredentialsProvider credentials) {
		StorageException failure = catchThrowableOfType(StorageException.class, () -> storager(credentials).stat("a"));
		assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
		return failure;
	}

	private static CosStorager storager(CredentialsProvider credentials) {
		CosConnection connection = connection(credentials);
		COSClient client = client(connection);
		return new CosStorager(() -> client, connection, EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT.withMaxRetries(0));
	}

	private static COSClient client(CosConnection connection) {
		return CosClientFactory.create(connection, SETTINGS, (config) -> {
		});
	}

	private static CosConnection connection(CredentialsProvider credentials) {
		return CosConnection.of(Endpoint.parse(cos.address().toString()), credentials, EmulatedCos.LOCATION);
	}

	private static URI reach(URI signed) {
		String query = (signed.getRawQuery() != null) ? "?" + signed.getRawQuery() : "";
		return URI.create(cos.address() + signed.getRawPath() + query);
	}

}
