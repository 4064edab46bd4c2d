package io.storager.cos;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.qcloud.cos.COSClient;
import io.storager.Encryption;
import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.WireRequest;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;

/**
 * COS on this machine and a client with a pool of one connection: whoever leaks it makes
 * the next call fail.
 */
final class EmulatedCos implements AutoCloseable {

	static final String BUCKET = "photos-1250000000";

	static final String LOCATION = "ap-guangzhou";

	static final HmacCredential CREDENTIAL = HmacCredential.of("AKIDexample", "s3cr3tOfTheKeyPair");

	/** No retries: what fails shall fail at once. */
	static final ClientSettings SETTINGS = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(2))
		.readTimeout(Duration.ofSeconds(2))
		.connectionRequestTimeout(Duration.ofSeconds(2))
		.maxConnections(1)
		.maxRetries(0)
		.build();

	private final StorageEmulator emulator = StorageEmulator.builder()
		.credential(CREDENTIAL.accessKey(), CREDENTIAL.secretKey())
		.cosBucket(BUCKET, LOCATION)
		.start();

	private final COSClient client = client(SETTINGS);

	StorageEmulator emulator() {
		return this.emulator;
	}

	URI address() {
		return this.emulator.cosEndpoint();
	}

	CosConnection connection() {
		return connection(CREDENTIAL);
	}

	CosConnection connection(HmacCredential credential) {
		return CosConnection.of(Endpoint.parse(address().toString()), credential, LOCATION);
	}

	COSClient client() {
		return this.client;
	}

	COSClient client(ClientSettings settings) {
		return CosClientFactory.create(connection(), settings, (config) -> {
		});
	}

	CosStorager storager() {
		return storager(StoragerSettings.DEFAULT);
	}

	CosStorager storager(@Nullable Encryption encryption) {
		return storager(StoragerSettings.builder().encryption(encryption).build());
	}

	CosStorager storager(StoragerSettings settings) {
		return new CosStorager(() -> this.client, connection(), BUCKET, settings.withMaxRetries(0));
	}

	/** A storager that sends a request again that often, if it may be. */
	CosStorager storager(int maxRetries) {
		return new CosStorager(() -> this.client, connection(), BUCKET,
				StoragerSettings.DEFAULT.withMaxRetries(maxRetries));
	}

	CosServicer servicer() {
		return new CosServicer(() -> this.client, connection());
	}

	Faults faults() {
		return this.emulator.faults();
	}

	List<WireRequest> requests() {
		return this.emulator.requests().all();
	}

	WireRequest lastRequest() {
		List<WireRequest> requests = requests();
		return requests.get(requests.size() - 1);
	}

	@Override
	public void close() {
		this.client.shutdown();
		this.emulator.close();
	}

}
