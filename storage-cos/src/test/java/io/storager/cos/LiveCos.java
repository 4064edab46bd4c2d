package io.storager.cos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.qcloud.cos.COSClient;
import io.storager.Encryption;
import io.storager.Servicer;
import io.storager.driver.BucketDriver;
import io.storager.engine.DriverStorager;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.Fixture;

/** A bucket of COS itself, as the contract wants it. */
final class LiveCos implements Fixture, AutoCloseable {

	static final String CREDENTIAL = "STORAGE_LIVE_COS_CREDENTIAL";

	private final CosConnection connection;

	private final String bucket;

	private final List<COSClient> clients = new ArrayList<>();

	private final COSClient client;

	private LiveCos(CosConnection connection, String bucket) {
		this.connection = connection;
		this.bucket = bucket;
		this.client = client(connection, 64);
	}

	static LiveCos ofEnvironment() {
		String endpoint = System.getenv("STORAGE_LIVE_COS_ENDPOINT");
		CosConnection connection = CosConnection.of((endpoint != null) ? Endpoint.parse(endpoint) : null,
				HmacCredential.parse(variable(CREDENTIAL)), variable("STORAGE_LIVE_COS_LOCATION"));
		return new LiveCos(connection, variable("STORAGE_LIVE_COS_BUCKET"));
	}

	private static String variable(String name) {
		return Objects.requireNonNull(System.getenv(name), name);
	}

	private COSClient client(CosConnection connection, int connections) {
		COSClient client = CosClientFactory.create(connection,
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

	private DriverStorager storager(COSClient client, CosConnection connection, String bucket,
			StoragerSettings settings) {
		return new CosStorager(() -> client, connection, bucket, settings);
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
		return storager(this.client, this.connection, "missing-" + this.bucket, settings);
	}

	@Override
	public DriverStorager withWrongSecret(StoragerSettings settings) {
		CosConnection stranger = CosConnection.of(this.connection.endpoint(),
				HmacCredential.of(this.connection.credential().accessKey(), wrongSecret()), this.connection.location());
		return storager(client(stranger, 4), stranger, this.bucket, settings);
	}

	@Override
	public String wrongSecret() {
		return "anotherSecretThanTheRightOne";
	}

	@Override
	public Encryption encryption() {
		return CosEncryption.cos();
	}

	@Override
	public String storageClass() {
		return "STANDARD_IA";
	}

	@Override
	public String bucketName(String name) {
		return name + this.bucket.substring(this.bucket.lastIndexOf('-'));
	}

	@Override
	public boolean listsAppendable() {
		return false;
	}

	@Override
	public Map<String, String> refusedKeys() {
		return CosFixture.REFUSED;
	}

	@Override
	public Map<String, String> keysRefusedInParts() {
		return CosFixture.REFUSED_IN_PARTS;
	}

	@Override
	public long requests() {
		return -1;
	}

	@Override
	public BucketDriver driver() {
		return new CosBucketDriver(() -> this.client, this.connection, this.bucket, null);
	}

	@Override
	public Servicer servicer() {
		return new CosServicer(() -> this.client, this.connection);
	}

	@Override
	public void close() {
		this.clients.forEach(COSClient::shutdown);
	}

}
