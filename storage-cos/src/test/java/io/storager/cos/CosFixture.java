package io.storager.cos;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.BucketVersioningConfiguration;
import com.qcloud.cos.model.SetBucketVersioningConfigurationRequest;
import io.storager.Encryption;
import io.storager.Servicer;
import io.storager.driver.BucketDriver;
import io.storager.engine.DriverStorager;
import io.storager.settings.ClientSettings;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.Fixture;

/** COS as the contract wants it. */
final class CosFixture implements Fixture, AutoCloseable {

	private static final String VERSIONED = "versioned-1250000000";

	private static final String CANNOT_BE_SENT = "cannot be sent";

	private static final String NOT_IN_PARTS = "cannot be uploaded in parts";

	static final Map<String, String> REFUSED = Map.of(".", CANNOT_BE_SENT, "..", CANNOT_BE_SENT, "a/.", CANNOT_BE_SENT,
			"a/..", CANNOT_BE_SENT);

	static final Map<String, String> REFUSED_IN_PARTS = Map.of("a\u0001b", NOT_IN_PARTS, "a\u001fb", NOT_IN_PARTS,
			"\uffff", NOT_IN_PARTS);

	private static final ClientSettings MANY_CONNECTIONS = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(5))
		.readTimeout(Duration.ofSeconds(30))
		.connectionRequestTimeout(Duration.ofSeconds(10))
		.maxConnections(32)
		.maxRetries(3)
		.build();

	private final EmulatedCos cos = new EmulatedCos();

	private final COSClient client = this.cos.client(MANY_CONNECTIONS);

	private final CosConnection stranger = this.cos
		.connection(HmacCredential.of(EmulatedCos.CREDENTIAL.accessKey(), wrongSecret()));

	private final COSClient strangersClient = CosClientFactory.create(this.stranger, MANY_CONNECTIONS, (config) -> {
	});

	@Override
	public DriverStorager storager(StoragerSettings settings) {
		return new CosStorager(() -> this.client, this.cos.connection(), EmulatedCos.BUCKET, settings);
	}

	@Override
	public DriverStorager singleConnection(StoragerSettings settings) {
		return this.cos.storager(settings);
	}

	@Override
	public DriverStorager withoutBucket(StoragerSettings settings) {
		return new CosStorager(() -> this.client, this.cos.connection(), "missing-1250000000", settings);
	}

	@Override
	public DriverStorager withWrongSecret(StoragerSettings settings) {
		return new CosStorager(() -> this.strangersClient, this.stranger, EmulatedCos.BUCKET, settings);
	}

	@Override
	public String wrongSecret() {
		return "anotherSecretThanTheRightOne";
	}

	@Override
	public Encryption encryption() {
		return CosEncryption.kms("key-1", "eyJhIjoiYiJ9");
	}

	@Override
	public List<Encryption> encryptions() {
		return List.of(encryption(), CosEncryption.kms(), CosEncryption.cos());
	}

	@Override
	public List<Encryption> customerKeys() {
		byte[] other = new byte[32];
		other[0] = 1;
		return List.of(CosEncryption.customerKey(new byte[32]), CosEncryption.customerKey(other));
	}

	@Override
	public BucketDriver keepingVersions() {
		if (!this.client.doesBucketExist(VERSIONED)) {
			this.client.createBucket(VERSIONED);
			this.client.setBucketVersioningConfiguration(new SetBucketVersioningConfigurationRequest(VERSIONED,
					new BucketVersioningConfiguration(BucketVersioningConfiguration.ENABLED)));
		}
		return new CosBucketDriver(() -> this.client, this.cos.connection(), VERSIONED, null);
	}

	@Override
	public BucketDriver driver() {
		return new CosBucketDriver(() -> this.client, this.cos.connection(), EmulatedCos.BUCKET, null);
	}

	@Override
	public Servicer servicer() {
		return new CosServicer(() -> this.client, this.cos.connection());
	}

	@Override
	public String bucketName(String name) {
		return name + "-1250000000";
	}

	@Override
	public URI reach(URI signed) {
		String query = (signed.getRawQuery() != null) ? "?" + signed.getRawQuery() : "";
		return URI.create(this.cos.address() + signed.getRawPath() + query);
	}

	@Override
	public String process() {
		return "imageMogr2/thumbnail/!50p&ci-process=a";
	}

	@Override
	public boolean listsAppendable() {
		return false;
	}

	@Override
	public String archiveClass() {
		return "ARCHIVE";
	}

	@Override
	public String storageClass() {
		return "STANDARD_IA";
	}

	@Override
	public Map<String, String> refusedKeys() {
		return REFUSED;
	}

	@Override
	public Map<String, String> keysRefusedInParts() {
		return REFUSED_IN_PARTS;
	}

	@Override
	public boolean refuseToDelete(Set<String> keys) {
		this.cos.faults().clear();
		if (!keys.isEmpty()) {
			this.cos.faults().onAny().refuseDeletion(keys);
		}
		return true;
	}

	@Override
	public long requests() {
		return this.cos.emulator().requests().arrived();
	}

	@Override
	public void close() {
		this.client.shutdown();
		this.strangersClient.shutdown();
		this.cos.close();
	}

}
