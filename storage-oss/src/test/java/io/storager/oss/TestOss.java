package io.storager.oss;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import io.storager.Encryption;
import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.RequestLog;
import io.storager.emulator.traffic.WireRequest;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator for the tests of one class, and storagers that talk to it. */
final class TestOss implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

	static final String BUCKET = "photos";

	static final String REGION = "cn-hangzhou";

	static final HmacCredential CREDENTIAL = HmacCredential.of("AKIDEXAMPLE", "wJalrXUtnFEMI-secret");

	/**
	 * A pool of one shows a leaked connection at once, and nobody wants to wait for
	 * retries.
	 */
	static final ClientSettings SETTINGS = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(5))
		.readTimeout(Duration.ofSeconds(10))
		.connectionRequestTimeout(Duration.ofMillis(500))
		.maxConnections(1)
		.maxRetries(0)
		.build();

	/** The same, but a request is sent twice if it may be. */
	static final ClientSettings SETTINGS_WITH_A_RETRY = ClientSettings.builder()
		.connectTimeout(SETTINGS.connectTimeout())
		.readTimeout(SETTINGS.readTimeout())
		.connectionRequestTimeout(SETTINGS.connectionRequestTimeout())
		.maxConnections(1)
		.maxRetries(1)
		.build();

	private final Deque<OSS> clients = new ArrayDeque<>();

	private final boolean headErrorDetails;

	private @Nullable StorageEmulator emulator;

	TestOss() {
		this(true);
	}

	TestOss(boolean headErrorDetails) {
		this.headErrorDetails = headErrorDetails;
	}

	/** Which signature requests carry. */
	enum Signature {

		V1, V4;

		@Nullable String location() {
			return (this == V4) ? REGION : null;
		}

	}

	@Override
	public void beforeAll(ExtensionContext context) {
		this.emulator = StorageEmulator.builder()
			.credential(CREDENTIAL.accessKey(), CREDENTIAL.secretKey())
			.ossBucket(BUCKET, "oss-" + REGION)
			.headErrorDetails(this.headErrorDetails)
			// The driver sends whatever key its caller names, also where OSS refuses it.
			.ossAppendKeyId(true)
			.start();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		requests().clear();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		faults().clear();
		while (!this.clients.isEmpty()) {
			this.clients.pop().shutdown();
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		emulator().close();
	}

	StorageEmulator emulator() {
		return Objects.requireNonNull(this.emulator);
	}

	Faults faults() {
		return emulator().faults();
	}

	RequestLog requests() {
		return emulator().requests();
	}

	/** The only request of the test, or the last one. */
	WireRequest lastRequest() {
		return requests().all().get(requests().count() - 1);
	}

	OssConnection connection(Signature signature) {
		return OssConnection.of(Endpoint.parse(emulator().ossEndpoint().toString()), CREDENTIAL, signature.location());
	}

	/** A client that is shut down after the test. */
	Supplier<OSS> client(OssConnection connection, ClientSettings settings) {
		OSS client = OssClientFactory.create(connection, settings, (configuration) -> {
		});
		this.clients.push(client);
		return () -> client;
	}

	OssStorager storager() {
		return storager(Signature.V4);
	}

	OssStorager storager(Signature signature) {
		return storager(connection(signature), SETTINGS, BUCKET, StoragerSettings.DEFAULT);
	}

	OssStorager storager(ClientSettings settings) {
		return storager(connection(Signature.V4), settings, BUCKET, StoragerSettings.DEFAULT);
	}

	OssStorager storager(String bucket) {
		return storager(connection(Signature.V4), SETTINGS, bucket, StoragerSettings.DEFAULT);
	}

	OssStorager storager(OssConnection connection) {
		return storager(connection, SETTINGS, BUCKET, StoragerSettings.DEFAULT);
	}

	OssServicer servicer(Signature signature) {
		return new OssServicer(client(connection(signature), SETTINGS), connection(signature));
	}

	/** A storager over a client that was made without our factory. */
	OssStorager storagerWithPlainClient() {
		OSS client = new OSSClientBuilder().build(emulator().ossEndpoint().toString(), CREDENTIAL.accessKey(),
				CREDENTIAL.secretKey());
		this.clients.push(client);
		return new OssStorager(() -> client, connection(Signature.V1), BUCKET,
				StoragerSettings.DEFAULT.withMaxRetries(0));
	}

	/** A storager with a work dir and perhaps a default encryption. */
	OssStorager storager(Signature signature, String workDir, @Nullable Encryption encryption) {
		return storager(connection(signature), SETTINGS, BUCKET,
				StoragerSettings.builder().workDir(WorkDir.parse(workDir)).encryption(encryption).build());
	}

	OssStorager storager(OssConnection connection, ClientSettings client, String bucket, StoragerSettings settings) {
		return new OssStorager(client(connection, client), connection, bucket,
				settings.withMaxRetries(client.maxRetries()));
	}

}
