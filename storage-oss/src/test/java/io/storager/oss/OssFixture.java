package io.storager.oss;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.BucketVersioningConfiguration;
import com.aliyun.oss.model.SetBucketVersioningRequest;
import io.storager.Encryption;
import io.storager.Servicer;
import io.storager.driver.BucketDriver;
import io.storager.engine.DriverStorager;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.ClientSettings;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.Fixture;

/**
 * The emulator as the contract wants it.
 *
 * @param oss the emulator
 * @param signature which signature requests carry
 */
record OssFixture(TestOss oss, Signature signature) implements Fixture {

	private static final String VERSIONED = "versioned-photos";

	@Override
	public DriverStorager storager(StoragerSettings settings) {
		return this.oss.storager(connection(), settings(64, Duration.ofSeconds(30)), TestOss.BUCKET, settings);
	}

	@Override
	public DriverStorager singleConnection(StoragerSettings settings) {
		return this.oss.storager(connection(), settings(1, Duration.ofSeconds(2)), TestOss.BUCKET, settings);
	}

	@Override
	public DriverStorager withoutBucket(StoragerSettings settings) {
		return this.oss.storager(connection(), settings(64, Duration.ofSeconds(30)), "no-such-bucket", settings);
	}

	@Override
	public DriverStorager withWrongSecret(StoragerSettings settings) {
		OssConnection right = connection();
		HmacCredential wrong = HmacCredential.of(right.credential().accessKey(), wrongSecret());
		return this.oss.storager(OssConnection.of(right.endpoint(), wrong, right.location()),
				settings(64, Duration.ofSeconds(30)), TestOss.BUCKET, settings);
	}

	@Override
	public String wrongSecret() {
		return "the-wrong-secret";
	}

	@Override
	public Encryption encryption() {
		return OssEncryption.kms().withDataEncryption("SM4").withKeyId("key-1");
	}

	@Override
	public List<Encryption> encryptions() {
		return List.of(encryption(), OssEncryption.kms(), OssEncryption.aes256(), OssEncryption.sm4());
	}

	@Override
	public BucketDriver keepingVersions() {
		Supplier<OSS> supplier = this.oss.client(connection(), settings(64, Duration.ofSeconds(30)));
		OSS client = supplier.get();
		if (!client.doesBucketExist(VERSIONED)) {
			client.createBucket(VERSIONED);
			client.setBucketVersioning(new SetBucketVersioningRequest(VERSIONED,
					new BucketVersioningConfiguration(BucketVersioningConfiguration.ENABLED)));
		}
		return new OssBucketDriver(supplier, supplier, connection(), VERSIONED, connection().location());
	}

	@Override
	public BucketDriver driver() {
		Supplier<OSS> client = this.oss.client(connection(), settings(64, Duration.ofSeconds(30)));
		return new OssBucketDriver(client, client, connection(), TestOss.BUCKET, connection().location());
	}

	@Override
	public Servicer servicer() {
		return this.oss.servicer(this.signature);
	}

	@Override
	public String archiveClass() {
		return "Archive";
	}

	@Override
	public String storageClass() {
		return "IA";
	}

	@Override
	public boolean refuseToDelete(Set<String> keys) {
		this.oss.faults().clear();
		if (!keys.isEmpty()) {
			this.oss.faults().onAny().refuseDeletion(keys);
		}
		return true;
	}

	@Override
	public long requests() {
		return this.oss.requests().arrived();
	}

	private OssConnection connection() {
		return this.oss.connection(this.signature);
	}

	private static ClientSettings settings(int connections, Duration wait) {
		return ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(5))
			.readTimeout(Duration.ofSeconds(10))
			.connectionRequestTimeout(wait)
			.maxConnections(connections)
			.maxRetries(0)
			.build();
	}

}
