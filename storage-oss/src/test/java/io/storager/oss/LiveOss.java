package io.storager.oss;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.aliyun.oss.OSS;
import io.storager.Encryption;
import io.storager.Servicer;
import io.storager.driver.BucketDriver;
import io.storager.engine.DriverStorager;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.Fixture;

/** A bucket of OSS itself, as the contract wants it. */
final class LiveOss implements Fixture, AutoCloseable {

	static final String CREDENTIAL = "STORAGE_LIVE_OSS_CREDENTIAL";

	private final OssConnection connection;

	private final String bucket;

	private final List<OSS> clients = new ArrayList<>();

	private final OSS client;

	private LiveOss(OssConnection connection, String bucket) {
		this.connection = connection;
		this.bucket = bucket;
		this.client = client(connection, 64);
	}

	static LiveOss ofEnvironment() {
		OssConnection connection = OssConnection.of(Endpoint.parse(variable("STORAGE_LIVE_OSS_ENDPOINT")),
				HmacCredential.parse(variable(CREDENTIAL)), System.getenv("STORAGE_LIVE_OSS_LOCATION"));
		return new LiveOss(connection, variable("STORAGE_LIVE_OSS_BUCKET"));
	}

	private static String variable(String name) {
		return Objects.requireNonNull(System.getenv(name), name);
	}

	private OSS client(OssConnection connection, int connections) {
		OSS client = OssClientFactory.create(connection,
				ClientSettings.builder()
					.connectTimeout(Duration.ofSeconds(5))
					.readTimeout(Duration.ofSeconds(30))
					.connectionRequestTimeout(Duration.ofSeconds(connections))
					.maxConnections(connections)
					.maxRetries(3)
					.build(),
				(configuration) -> {
				});
		this.clients.add(client);
		return client;
	}

	private DriverStorager storager(OSS client, OssConnection connection, String bucket, StoragerSettings settings) {
		return new OssStorager(() -> client, connection, bucket, settings);
	}

	@Override
	public DriverStorager storager(StoragerSettings settings) {
		return storager(this.client, this.connection, this.bucket, settings);
	}

	@Override
	public DriverStorager singleConnection(StoragerSettings settings) {
		return storager(client(this.connection, 1), this.connection, this.bucket, settings);
	}

	@Override
	public DriverStorager withoutBucket(StoragerSettings settings) {
		return storager(this.client, this.connection, this.bucket + "-missing", settings);
	}

	@Override
	public DriverStorager withWrongSecret(StoragerSettings settings) {
		OssConnection stranger = OssConnection.of(this.connection.endpoint(),
				HmacCredential.of(this.connection.credential().accessKey(), wrongSecret()), this.connection.location());
		return storager(client(stranger, 4), stranger, this.bucket, settings);
	}

	@Override
	public String wrongSecret() {
		return "the-wrong-secret";
	}

	@Override
	public Encryption encryption() {
		return OssEncryption.aes256();
	}

	@Override
	public String storageClass() {
		return "IA";
	}

	@Override
	public long requests() {
		return -1;
	}

	@Override
	public BucketDriver driver() {
		return new OssBucketDriver(() -> this.client, () -> this.client, this.connection, this.bucket,
				this.connection.location());
	}

	@Override
	public Servicer servicer() {
		return new OssServicer(() -> this.client, this.connection);
	}

	@Override
	public void close() {
		this.clients.forEach(OSS::shutdown);
	}

}
